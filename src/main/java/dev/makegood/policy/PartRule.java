package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says when a part of an order is refunded. */
public enum PartRule {
    /** With each unit, by the share of its price in the prices of all lines. */
    BY_SHARE("byShare"),
    /** With the last unit, if nothing of the order ships. */
    WHEN_NOTHING_SHIPS("whenNothingShips"),
    /** As the difference to what the shipped lines alone would have cost, by the part's steps. */
    DIFFERENCE("difference"),
    /** Not at all. */
    NEVER("never");

    private final String id;

    PartRule(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }
}
