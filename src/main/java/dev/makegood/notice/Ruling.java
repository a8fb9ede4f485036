package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says how an appeal or a claim was decided. */
public enum Ruling implements Worded {
    GRANTED("granted"),
    REFUSED("refused"),
    CLAIM_UPHELD("claimUpheld"),
    CLAIM_REJECTED("claimRejected");

    private final String id;

    Ruling(String id) {
        this.id = id;
    }

    @Override
    @JsonValue
    public String id() {
        return id;
    }
}
