package dev.makegood.servicedesk.claim;

import com.fasterxml.jackson.annotation.JsonValue;

/** Lists what a buyer can say happened, each with the number of files it needs. */
public enum ClaimKind {
    /** The merchant told the buyer that it cannot ship; a file shows the chat or message. */
    TOLD_OUT_OF_STOCK("toldOutOfStock", 1),
    /** The merchant ships only if the buyer pays more; a file shows the chat or message. */
    ASKED_FOR_MORE("askedForMore", 1),
    /** The merchant says that it shipped, but the carrier never got it; a file shows what the carrier says. */
    NEVER_HANDED_OVER("neverHandedOver", 1),
    /** Nothing arrived and nobody answers. */
    NO_ANSWER("noAnswer", 0);

    private final String id;
    private final int files;

    ClaimKind(String id, int files) {
        this.id = id;
        this.files = files;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Returns how many items of its evidence must have a file, at least. */
    int files() {
        return files;
    }
}
