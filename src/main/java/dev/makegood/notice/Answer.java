package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonValue;

/** Lists the answers to a proposal. */
public enum Answer implements Worded {
    ACCEPTED,
    DECLINED;

    public static Answer of(boolean accepted) {
        return accepted ? ACCEPTED : DECLINED;
    }

    @Override
    @JsonValue
    public String id() {
        return this == ACCEPTED ? "accepted" : "declined";
    }
}
