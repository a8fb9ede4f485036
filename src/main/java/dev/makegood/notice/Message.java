package dev.makegood.notice;

/** A notice on its way out, with its words. */
public record Message(Notice notice, Text text) {

    /** @throws IllegalArgumentException if the notice lacks what its texts need */
    public static Message of(Notice notice) {
        return new Message(notice, NoticeText.render(notice));
    }
}
