package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.policy.Violation;
import dev.makegood.storage.KeyText;
import java.util.List;
import java.util.Optional;

/** Identifies a case by its subject, so that a stockout that is detected twice is one row. */
public record CaseId(String orderId, String lineId, Violation violation) {
    @JsonValue
    @Override
    public String toString() {
        return KeyText.join(orderId, lineId, violation.id());
    }

    /** Returns the id of the coupon that compensates it; a case never has two. */
    public String couponId() {
        return KeyText.join("coupon", this);
    }

    /** Parses an id; empty if the text is not the id of a case. */
    public static Optional<CaseId> parse(String text) {
        List<String> parts = new KeyText(text).parts();
        return parts.size() != 3 || parts.contains("")
                ? Optional.empty()
                : Violation.find(parts.get(2)).map(violation -> new CaseId(parts.get(0), parts.get(1), violation));
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
