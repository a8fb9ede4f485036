package dev.makegood.local.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Holds everything in the gateway's books about one key.
 *
 * @param amountMinor minor units of {@code currency}
 * @param reference the gateway's id of the movement; null until it accepted
 * @param reason why it declined; else null
 * @param timesAsked refund requests that arrived for it, answered or not
 * @param timesSent how often money moved, which must never be 2
 * @param timesCalledBack webhook calls that were answered with 2xx
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Movement(
        String key,
        String orderId,
        long amountMinor,
        String currency,
        Status status,
        String reference,
        String reason,
        int timesAsked,
        int timesSent,
        int timesCalledBack) {

    /** Lists the states of a key. */
    public enum Status {
        /** A request arrived and was forgotten; a find does not know the key. */
        @JsonProperty("asked")
        ASKED,
        /** Accepted, no money moved yet. */
        @JsonProperty("pending")
        PENDING,
        /** The money moved. */
        @JsonProperty("done")
        DONE,
        /** No money moved, and the gateway said so. */
        @JsonProperty("declined")
        DECLINED,
        /** The money moved, and came back. */
        @JsonProperty("returned")
        RETURNED
    }

    static Movement of(Refund refund) {
        return new Movement(
                refund.key(),
                refund.orderId(),
                refund.amountMinor(),
                refund.currency(),
                Status.ASKED,
                null,
                null,
                0,
                0,
                0);
    }

    Refund refund() {
        return new Refund(key, orderId, amountMinor, currency);
    }

    /** Returns true if this is final, unless it is asked again after a decline. */
    boolean ended() {
        return status == Status.DONE || status == Status.DECLINED || status == Status.RETURNED;
    }

    /** Returns the answer to a refund request or a find. */
    Answer answer() {
        return new Answer(status, reference, reason, key, orderId, amountMinor, currency);
    }

    /** Holds the protocol's answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            Status status,
            String reference,
            String reason,
            String key,
            String orderId,
            long amountMinor,
            String currency) {}

    /** Returns the movement after one more entry about its key. */
    Movement after(Entry entry) {
        return switch (entry.kind()) {
            case ASKED -> with(status, reference, reason, timesAsked + 1, timesSent, timesCalledBack);
            case PENDING -> with(Status.PENDING, entry.detail(), null, timesAsked, timesSent, timesCalledBack);
            case SENT -> with(Status.DONE, entry.detail(), null, timesAsked, timesSent + 1, timesCalledBack);
            case DECLINED -> with(Status.DECLINED, reference, entry.detail(), timesAsked, timesSent, timesCalledBack);
            case RETURNED -> with(Status.RETURNED, reference, entry.detail(), timesAsked, timesSent, timesCalledBack);
            case CALLED_BACK -> with(status, reference, reason, timesAsked, timesSent, timesCalledBack + 1);
            case ANOMALY -> this;
        };
    }

    private Movement with(Status next, String reference, String reason, int asked, int sent, int calledBack) {
        return new Movement(key, orderId, amountMinor, currency, next, reference, reason, asked, sent, calledBack);
    }
}
