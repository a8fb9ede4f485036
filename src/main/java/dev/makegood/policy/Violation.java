package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * Lists the classes of what a merchant did wrong with an order line. Each has its own policies and its own case of a
 * line.
 */
public enum Violation {
    /** The merchant cannot ship what was paid for (缺货). */
    STOCKOUT("stockout", "stockout", "缺货"),
    /** It was not shipped by the ship time in force (延迟发货). The buyer may still get it. */
    LATE_SHIPMENT("late-shipment", "late shipment", "延迟发货");

    private final String id;
    private final String en;
    private final String zh;

    Violation(String id, String en, String zh) {
        this.id = id;
        this.en = en;
        this.zh = zh;
    }

    /** Returns the name in ids, documents and messages. */
    @JsonValue
    public String id() {
        return id;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    @JsonCreator
    public static Violation of(String id) {
        return Arrays.stream(values())
                .filter(violation -> violation.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a violation: " + id));
    }
}
