package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.policy.Violation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identifies a case by what it is about, so that a stockout that is seen twice is one row. */
public record CaseId(String orderId, String lineId, Violation violation) {
    private static final Pattern FORM = Pattern.compile("([^~]+)~([^~]+)~(stockout|late-shipment)");

    @JsonValue
    @Override
    public String toString() {
        return orderId + "~" + lineId + "~" + violation.id();
    }

    /** Returns the id of the coupon that compensates it; a case never has two. */
    public String couponId() {
        return "coupon~" + this;
    }

    /** Parses an id; empty if the text is not the id of a case. */
    public static Optional<CaseId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new CaseId(matcher.group(1), matcher.group(2), Violation.of(matcher.group(3))))
                : Optional.empty();
    }

    /** Returns the id of the same line's case for another violation. */
    public CaseId of(Violation other) {
        return new CaseId(orderId, lineId, other);
    }

    @JsonCreator
    static CaseId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a case id: " + text));
    }
}
