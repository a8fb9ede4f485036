package dev.makegood.early;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import dev.makegood.storage.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a fact that waits for its order, or its shipment, to be reported.
 *
 * @param by who reported it, such as {@code merchant:m-7}
 * @param merchantId the merchant who reported it and whose line it must be about; absent if the platform did
 * @param lookAt when to check next whether the order has arrived
 * @param reason why it came to nothing; absent otherwise
 */
public record EarlyFact(
        Fact fact,
        Actor by,
        Optional<String> merchantId,
        Instant toldAt,
        Instant lookAt,
        State state,
        Optional<String> reason) {
    /** How long it waits at most (exclusive). */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final Duration FIRST_LOOK = Duration.ofMinutes(5);
    private static final Duration RAREST_LOOK = Duration.ofHours(1);

    /** Lists the states of a waiting fact. */
    public enum State {
        @JsonProperty("waiting")
        WAITING("waiting"),
        @JsonProperty("applied")
        APPLIED("applied"),
        /** It was refused when its order arrived. */
        @JsonProperty("refused")
        REFUSED("refused"),
        /** Its order, or its shipment, did not arrive in time. */
        @JsonProperty("unclaimed")
        UNCLAIMED("unclaimed");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** Returns true if the fact came to nothing. */
        boolean isNothing() {
            return this == REFUSED || this == UNCLAIMED;
        }
    }

    static EarlyFact told(Fact fact, Actor by, Optional<String> merchantId, Instant now) {
        return new EarlyFact(fact, by, merchantId, now, now.plus(FIRST_LOOK), State.WAITING, Optional.empty());
    }

    /** Returns the name of the fact and of who reported it. */
    String name() {
        return KeyText.join(
                new KeyText(fact.name()), merchantId.map(Actor::merchant).orElse(Actor.PLATFORM));
    }

    public Instant until() {
        return toldAt.plus(KEPT);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until());
    }

    EarlyFact in(State next, Optional<String> why) {
        return new EarlyFact(fact, by, merchantId, toldAt, lookAt, next, why);
    }

    /** Plans the next check: ever less often, but at least every hour, and once more when its time is over. */
    EarlyFact lookedFor(Instant now) {
        Duration quarter = Duration.between(toldAt, now).dividedBy(4);
        Duration pause = quarter.compareTo(FIRST_LOOK) < 0
                ? FIRST_LOOK
                : quarter.compareTo(RAREST_LOOK) > 0 ? RAREST_LOOK : quarter;
        Instant next = now.plus(pause);
        Instant look = next.isAfter(until()) && until().isAfter(now) ? until() : next;
        return new EarlyFact(fact, by, merchantId, toldAt, look, state, reason);
    }
}
