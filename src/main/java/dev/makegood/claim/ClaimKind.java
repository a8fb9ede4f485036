package dev.makegood.claim;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a buyer says happened, and what must come with it. */
public enum ClaimKind {
    /** The merchant told the buyer that it cannot ship; the chat or message that says so is a file. */
    TOLD_OUT_OF_STOCK("toldOutOfStock", 1),
    /** The merchant ships only if the buyer pays more; the chat or message that says so is a file. */
    ASKED_FOR_MORE("askedForMore", 1),
    /** The merchant says that it shipped, and the carrier never got it; what the carrier says is a file. */
    NEVER_HANDED_OVER("neverHandedOver", 1),
    /** Nothing came and nobody answers. */
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

    /** How many items of its evidence must be files, at least. */
    int files() {
        return files;
    }
}
