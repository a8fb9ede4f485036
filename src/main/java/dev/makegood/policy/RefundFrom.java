package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says on which payments of an order a refund draws, if there are several. */
public enum RefundFrom {
    /** On the first one while it lasts, then on the next. */
    IN_ORDER("inOrder"),
    /** On each, by its share in what is left of all. */
    BY_SHARE("byShare");

    private final String id;

    RefundFrom(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }
}
