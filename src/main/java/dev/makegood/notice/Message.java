package dev.makegood.notice;

import dev.makegood.wording.Text;

/** Holds a notice with its texts, ready to be sent. */
public record Message(Notice notice, Text text) {

    /**
     * Creates the message.
     *
     * @throws IllegalArgumentException if the notice lacks a detail that its texts need
     */
    public static Message of(Notice notice) {
        return new Message(notice, NoticeText.render(notice));
    }
}
