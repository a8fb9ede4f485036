package dev.makegood.local;

import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import java.net.URI;
import java.util.List;

/** Is a local platform, in this process or another. Is safe for several threads. */
public interface Platform {
    /** Returns the address of the HTTP API, without a slash at the end. */
    URI baseUri();

    /** Returns the platform's clock. Moving it directly fires no schedule. */
    PlatformClock clock();

    /** Returns a token for a role; merchants and buyers have an id, for others it may be null. */
    String token(String role, String id);

    /** Fires the schedule of a function at once, with Lambda's retries. */
    Outcome runSchedule(String logicalId);

    /** Calls a function once with any event. */
    Outcome invoke(String logicalId, String event);

    /** Puts a message on the platform's queue, and returns its id. */
    String send(String message);

    /** Returns when all messages and stream records so far, and those that they caused, have been delivered. */
    void awaitQuietStreams();

    /** Returns all movements in the payment gateway's own books, in the order of the first requests. */
    List<Movement> movements();

    /**
     * Waits for a platform that was killed.
     *
     * @param lost the address at which a request got no answer
     * @return true if the platform is up again and the request must be repeated, at its new address
     */
    default boolean cameBack(URI lost) {
        return false;
    }
}
