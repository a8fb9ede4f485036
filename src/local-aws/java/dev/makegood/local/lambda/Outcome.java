package dev.makegood.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Holds the result of a function call. */
public sealed interface Outcome {
    /** The function answered; the payload is its result as JSON. */
    record Answered(byte[] payload) implements Outcome {
        /** Returns the payload as text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /**
     * The function threw, could not be started, or its process ended.
     *
     * @param error Lambda's error object, JSON with errorType and errorMessage
     */
    record Failed(String error) implements Outcome {
        /** Returns a failure that the platform itself noticed. */
        public static Failed of(String errorType, String errorMessage) {
            ObjectNode error = new ObjectMapper().createObjectNode();
            return new Failed(error.put("errorType", errorType)
                    .put("errorMessage", errorMessage)
                    .toString());
        }
    }

    /** The function did not answer within its time-out and was killed. */
    record TimedOut(Duration limit) implements Outcome {}

    /** The event is larger than Lambda takes; the function was not called. */
    record TooLarge() implements Outcome {}

    /** No environment became free within the time-out; the function was not called. */
    record Throttled() implements Outcome {}
}
