package dev.makegood.stockout.stranding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.command.Actor;
import java.time.Instant;

/** Says whether the payments of one act wait for a person's check. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Brake.Off.class, name = "off"),
    @JsonSubTypes.Type(value = Brake.On.class, name = "on"),
    @JsonSubTypes.Type(value = Brake.Confirmed.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Brake.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = Brake.Over.class, name = "over")
})
public sealed interface Brake {
    /** Means that the act has stranded no more than its version's limits. */
    record Off() implements Brake {
        On on(Instant since, Instant until) {
            return new On(since, until, false);
        }
    }

    /**
     * Means that payments wait.
     *
     * @param until the first instant at which they no longer wait
     * @param told true once merchant and operator were told
     */
    record On(Instant since, Instant until, boolean told) implements Brake {
        /** Returns true if it is too late to decide. */
        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        public On tellingDone() {
            return new On(since, until, true);
        }

        public Confirmed confirmed(Word word) {
            return new Confirmed(this, word);
        }

        public Withdrawn withdrawn(Word word) {
            return new Withdrawn(this, word, 0, 0, false);
        }

        public Over over() {
            return new Over(this);
        }
    }

    /** Holds a decision with its author and reason. */
    record Word(Actor by, String note, Instant at) {}

    /** Means that the act was confirmed: payments go out at once. */
    record Confirmed(On before, Word word) implements Brake {}

    /**
     * Means that the act was a mistake: its strandings are taken back, one order line at a time.
     *
     * @param takenBack lines that will be shipped after all
     * @param kept lines that stay short, because their buyer was paid or has chosen
     * @param done true once every line is taken back or kept
     */
    record Withdrawn(On before, Word word, int takenBack, int kept, boolean done) implements Brake {
        /** Returns the state after one more line of {@code lines}. */
        public Withdrawn plus(boolean taken, int lines) {
            boolean last = takenBack + kept + 1 == lines;
            return new Withdrawn(before, word, takenBack + (taken ? 1 : 0), kept + (taken ? 0 : 1), last);
        }
    }

    /** Means that nobody decided in time, and payments went out. */
    record Over(On before) implements Brake {}
}
