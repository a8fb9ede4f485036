package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says whether the holidays are known that a deadline in working days skips. */
public enum Calendar implements Worded {
    KNOWN,
    UNKNOWN;

    public static Calendar of(boolean holidaysKnown) {
        return holidaysKnown ? KNOWN : UNKNOWN;
    }

    @Override
    @JsonValue
    public String id() {
        return this == KNOWN ? "known" : "unknown";
    }
}
