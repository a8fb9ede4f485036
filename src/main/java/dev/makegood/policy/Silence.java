package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Says what the buyer's silence about a delay means.
 *
 * @param until the last instant at which the buyer decides; from the next millisecond on silence has decided
 */
public record Silence(Meaning means, Instant until) {
    /** Lists what silence can mean. */
    public enum Meaning {
        /** The buyer agrees to the new ship time, and may still cancel until then. */
        @JsonProperty("consent")
        CONSENT("consent"),
        /** The buyer cancels what has not been shipped by then. */
        @JsonProperty("cancellation")
        CANCELLATION("cancellation");

        private final String id;

        Meaning(String id) {
            this.id = id;
        }

        /** Returns the name in documents, in the API and in messages. */
        public String id() {
            return id;
        }
    }

    /** Returns the meaning as a sentence. */
    public Sentence words(ZoneId zone) {
        return Sentence.of("silence." + means.id()).time("until", until, zone);
    }

    /** Returns the first instant at which silence has decided. */
    public Instant takesEffectAt() {
        return until.plusMillis(1);
    }
}
