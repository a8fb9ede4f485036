package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a merchant did wrong: one case is kept per order line and violation class. */
public enum Violation {
    /** The merchant cannot ship what was paid for (缺货). */
    @JsonProperty("stockout")
    STOCKOUT("stockout");

    private final String id;

    Violation(String id) {
        this.id = id;
    }

    /** The name in ids and messages. */
    public String id() {
        return id;
    }
}
