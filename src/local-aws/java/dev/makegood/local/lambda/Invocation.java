package dev.makegood.local.lambda;

import java.util.UUID;

/**
 * Holds one event on its way into an environment.
 *
 * @param deadlineMillis when the function's time is up, by the system clock, which the runtime client compares with
 */
public record Invocation(String requestId, byte[] event, long deadlineMillis) {
    /** Returns an invocation with a new request id. */
    public static Invocation of(byte[] event, long timeoutMillis) {
        return new Invocation(UUID.randomUUID().toString(), event, System.currentTimeMillis() + timeoutMillis);
    }
}
