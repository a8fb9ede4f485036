package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.stockout.CaseId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a refund by its case and the range of its short units, from 1 and inclusive. {@link PaymentKey} has it as the
 * key of its payments at the gateway, for ever.
 */
public record RefundId(CaseId caseId, int fromUnit, int toUnit) {
    private static final Pattern FORM = Pattern.compile("(.+)~([1-9][0-9]{0,6})-([1-9][0-9]{0,6})");

    @JsonValue
    @Override
    public String toString() {
        return caseId + "~" + fromUnit + "-" + toUnit;
    }

    /** Returns how many units it is for. */
    public int units() {
        return toUnit - fromUnit + 1;
    }

    /** Parses an id; empty if the text is not the id of a refund. */
    public static Optional<RefundId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? CaseId.parse(matcher.group(1))
                        .map(caseId -> new RefundId(
                                caseId, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @JsonCreator
    public static RefundId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a refund id: " + text));
    }
}
