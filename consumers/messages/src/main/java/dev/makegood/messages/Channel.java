package dev.makegood.messages;

/** Sends messages to people. */
public interface Channel {
    /** Returns its name in addresses and reports, such as {@code mail}. */
    String name();

    /**
     * Sends one message.
     *
     * @return the channel's id of the message, by which its receipts name it
     * @throws Refused if the channel will never take it
     * @throws RuntimeException if it may take it later
     */
    String send(String to, Event event, Message message);

    /** Means that a channel will never take a message, so that the next channel is tried. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Refused(String reason) {
            super(reason);
        }
    }
}
