package dev.makegood.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds how far the delivery of one event is. It holds no address: the platform is asked again for each attempt.
 *
 * @param attempts the channels tried so far, the current one last
 * @param ended true if it arrived or no channel is left
 * @param version counts the changes
 */
public record Delivery(Event event, List<Attempt> attempts, boolean ended, long version) {

    /**
     * Holds one attempt.
     *
     * @param messageId the channel's id of the message
     * @param at when it was begun or, once it is over, when the channel answered
     */
    public record Attempt(String channel, Step step, String messageId, Instant at) {}

    /** Lists how far an attempt is. */
    public enum Step {
        BEGUN,
        TAKEN,
        REFUSED
    }

    static Delivery of(Event event) {
        return new Delivery(event, List.of(), false, 0);
    }

    /** Returns the delivery with another attempt, or with the state of the one on this channel. */
    Delivery with(String channel, Step step, String messageId, Instant at) {
        var all = new ArrayList<>(attempts);
        all.removeIf(before -> before.channel().equals(channel));
        all.add(new Attempt(channel, step, messageId, at));
        return new Delivery(event, List.copyOf(all), ended, version + 1);
    }

    Delivery end() {
        return new Delivery(event, attempts, true, version + 1);
    }

    /** Returns true if the channel need not be tried again. One that was only begun may have sent nothing. */
    boolean isDone(String channel) {
        return attempts.stream()
                .anyMatch(attempt -> attempt.channel().equals(channel) && attempt.step() != Step.BEGUN);
    }

    /** Returns true if the message is with the channel that was tried last, and nobody knows yet whether it arrives. */
    boolean waitsForReceipt() {
        return !ended && !attempts.isEmpty() && attempts.getLast().step() == Step.TAKEN;
    }
}
