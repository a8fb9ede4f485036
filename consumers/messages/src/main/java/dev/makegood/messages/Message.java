package dev.makegood.messages;

import java.util.Optional;

/**
 * Holds a message as its receiver reads it.
 *
 * @param link the address of the receiver's link; absent if there is none
 */
public record Message(String text, Optional<String> link) {
    /** Returns the text, and the link below it. */
    public String whole() {
        return text + below();
    }

    /** Returns the message with at most so many characters. The text is cut, never the link. */
    public String within(int longest) {
        int room = longest - below().length();
        return text.length() <= room ? whole() : text.substring(0, room - 1) + "…" + below();
    }

    private String below() {
        return link.map(address -> "\n" + address).orElse("");
    }

    /** Hides the link, so that no log can show it. */
    @Override
    public String toString() {
        return text;
    }
}
