package dev.makegood.local;

import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import java.net.URI;
import java.util.List;

/** A local platform as its callers need it, whichever process it runs in. Safe for use by several threads. */
public interface Platform {
    /** The HTTP API, without a slash at the end. */
    URI baseUri();

    /** The platform's clock. Moving it directly fires no schedule. */
    PlatformClock clock();

    /** A token for one of the roles; merchants and buyers have an id, for the others it may be null. */
    String token(String role, String id);

    /** Fires the schedule of a function at once, with Lambda's retries. */
    Outcome runSchedule(String logicalId);

    /** Calls a function once with any event. */
    Outcome invoke(String logicalId, String event);

    /** Returns when all stream records written so far, and those that their delivery caused, have been delivered. */
    void awaitQuietStreams();

    /** All that the payment gateway's own books hold, in the order of the first requests. */
    List<Movement> movements();

    /**
     * Waits for a platform that was killed.
     *
     * @param lost the address at which a request got no answer
     * @return whether the platform is up again and the request is to be sent again, to its new address
     */
    default boolean cameBack(URI lost) {
        return false;
    }
}
