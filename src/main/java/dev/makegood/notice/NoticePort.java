package dev.makegood.notice;

/** Sends notices to people. */
public interface NoticePort {
    /**
     * Sends the message. The same message may be sent again under the same id; receivers drop ids that they have seen.
     *
     * @throws RuntimeException if it is not certain that the message was accepted; it will be sent again
     */
    void send(Message message);
}
