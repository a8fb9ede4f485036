package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.KeyText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a refund by its case and the range of its short units, from 1 and inclusive. {@link PaymentKey} derives
 * the keys of its payments at the gateway from it, forever.
 *
 * @param transfer from 1; higher only if a refund of these units draws on several payments of the order
 */
public record RefundId(CaseId caseId, int fromUnit, int toUnit, int transfer) {
    private static final Pattern UNITS = Pattern.compile("([1-9][0-9]{0,6})-([1-9][0-9]{0,6})(?:\\.([2-9]))?");

    /** Creates the id of a refund, or of its first transfer. */
    public RefundId(CaseId caseId, int fromUnit, int toUnit) {
        this(caseId, fromUnit, toUnit, 1);
    }

    @JsonValue
    @Override
    public String toString() {
        return KeyText.join(caseId, withTransfer(fromUnit + "-" + toUnit));
    }

    /** Returns a text of the units with the transfer. */
    String withTransfer(String units) {
        return transfer == 1 ? units : units + "." + transfer;
    }

    /** Returns how many units it has. All are of the first transfer, so that they count once. */
    public int units() {
        return transfer == 1 ? toUnit - fromUnit + 1 : 0;
    }

    /** Returns true unless it is a further transfer of a refund that draws on several payments. */
    public boolean isFirst() {
        return transfer == 1;
    }

    /** Parses an id; empty if the text is not the id of a refund. */
    public static Optional<RefundId> parse(String text) {
        var key = new KeyText(text);
        return CaseId.parse(key.withoutLast()).flatMap(caseId -> parse(caseId, key.last()));
    }

    /** Parses the units and the transfer. */
    static Optional<RefundId> parse(CaseId caseId, String text) {
        Matcher units = UNITS.matcher(text);
        return units.matches()
                ? Optional.of(new RefundId(
                        caseId,
                        Integer.parseInt(units.group(1)),
                        Integer.parseInt(units.group(2)),
                        Optional.ofNullable(units.group(3))
                                .map(Integer::parseInt)
                                .orElse(1)))
                : Optional.empty();
    }

    @JsonCreator
    public static RefundId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a refund id: " + text));
    }
}
