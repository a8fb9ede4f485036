package dev.makegood.servicedesk.claim;

import com.fasterxml.jackson.annotation.JsonValue;

/** Lists the kinds of claim, each with the number of files that it needs. */
public enum ClaimKind {
    /** The merchant told the buyer that it cannot ship; a file shows the chat or message. */
    TOLD_OUT_OF_STOCK("toldOutOfStock", 1),
    /** The merchant ships only if the buyer pays more; a file shows the chat or message. */
    ASKED_FOR_MORE("askedForMore", 1),
    /**
     * The merchant claims to have shipped, but the carrier never got the goods; a file shows the carrier's statement.
     */
    NEVER_HANDED_OVER("neverHandedOver", 1),
    /** Nothing arrived, and the merchant does not answer. */
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

    /** Returns the least number of items of evidence that must have a file. */
    int files() {
        return files;
    }
}
