package dev.makegood.messages;

import java.util.List;

/**
 * Holds how a person is reached.
 *
 * @param language a name in an event's text, such as {@code zhCN}
 * @param addresses in the order in which they are tried
 */
public record Person(String language, List<Address> addresses) {

    /**
     * Holds an address on a channel.
     *
     * @param channel such as {@code mail}
     */
    public record Address(String channel, String to) {
        /** Hides the address, so that no log can show it. */
        @Override
        public String toString() {
            return channel;
        }
    }
}
