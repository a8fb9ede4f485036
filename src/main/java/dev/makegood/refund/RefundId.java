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
 */
public record RefundId(CaseId caseId, int fromUnit, int toUnit) {
    private static final Pattern UNITS = Pattern.compile("([1-9][0-9]{0,6})-([1-9][0-9]{0,6})");

    @JsonValue
    @Override
    public String toString() {
        return KeyText.join(caseId, fromUnit + "-" + toUnit);
    }

    /** Returns how many units it has. */
    public int units() {
        return toUnit - fromUnit + 1;
    }

    /** Parses an id; empty if the text is not the id of a refund. */
    public static Optional<RefundId> parse(String text) {
        var key = new KeyText(text);
        Matcher units = UNITS.matcher(key.last());
        return units.matches()
                ? CaseId.parse(key.withoutLast())
                        .map(caseId -> new RefundId(
                                caseId, Integer.parseInt(units.group(1)), Integer.parseInt(units.group(2))))
                : Optional.empty();
    }

    @JsonCreator
    public static RefundId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a refund id: " + text));
    }
}
