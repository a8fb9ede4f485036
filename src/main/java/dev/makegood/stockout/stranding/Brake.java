package dev.makegood.stockout.stranding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.command.Actor;
import java.time.Instant;

/** Says whether the payments of one act wait for a second look. */
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
     * @param until the first instant at which they do not wait any more
     * @param told true once merchant and operator were told
     */
    record On(Instant since, Instant until, boolean told) implements Brake {
        /** Returns true if nobody can decide any more. */
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

    /** Says who decided what, and why. */
    record Word(Actor by, String note, Instant at) {}

    /** Means that the act is right: payments go out at once. */
    record Confirmed(On before, Word word) implements Brake {}

    /**
     * Means that the act was a mistake: what it stranded is taken back, one order line at a time.
     *
     * @param takenBack lines that are to be shipped again
     * @param kept lines that stay short, because their buyer was paid or has chosen
     * @param done true once each line is one of them
     */
    record Withdrawn(On before, Word word, int takenBack, int kept, boolean done) implements Brake {
        /** Returns the state after one more of so many lines. */
        public Withdrawn plus(boolean taken, int lines) {
            boolean last = takenBack + kept + 1 == lines;
            return new Withdrawn(before, word, takenBack + (taken ? 1 : 0), kept + (taken ? 0 : 1), last);
        }
    }

    /** Means that nobody said anything in time, and payments went out. */
    record Over(On before) implements Brake {}
}
