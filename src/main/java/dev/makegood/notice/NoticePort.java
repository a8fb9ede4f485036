package dev.makegood.notice;

/** The way out to people, whatever it is. */
public interface NoticePort {
    /**
     * Hands the message over. The same message may come again, under the same id: receivers drop what they have seen.
     *
     * @throws RuntimeException if it is not certain that the message was taken over; it will be sent again later
     */
    void send(Message message);
}
