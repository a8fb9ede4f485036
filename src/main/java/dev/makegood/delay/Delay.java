package dev.makegood.delay;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.Silence;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a delay of an order line that the merchant told.
 *
 * @param shipBy the new ship time; absent if the merchant has no date
 * @param silence what silence means, by the version in force when it was told
 * @param answer absent until the buyer answers, or silence decides
 * @param cancelledAt when the buyer cancelled although the answer was to wait; else absent
 */
public record Delay(
        String delayId,
        Optional<Instant> shipBy,
        Instant toldAt,
        Silence silence,
        Optional<Answer> answer,
        Optional<Instant> cancelledAt) {
    /**
     * Holds the decision.
     *
     * @param accepted false if what has not been shipped is cancelled
     * @param silent true if silence decided
     */
    public record Answer(boolean accepted, Instant at, boolean silent) {}

    static Delay told(String delayId, Optional<Instant> shipBy, Instant at, Silence silence) {
        return new Delay(delayId, shipBy, at, silence, Optional.empty(), Optional.empty());
    }

    Delay answered(boolean accepted, Instant at) {
        return answer.isPresent()
                ? new Delay(delayId, shipBy, toldAt, silence, answer, Optional.of(at))
                : with(new Answer(accepted, at, false));
    }

    /** Returns this delay as silence decides, at the instant from which it does, whenever we find out. */
    Delay silent() {
        return with(new Answer(silence.means() == Silence.Meaning.CONSENT, silence.takesEffectAt(), true));
    }

    private Delay with(Answer next) {
        return new Delay(delayId, shipBy, toldAt, silence, Optional.of(next), cancelledAt);
    }

    /** Returns true if it was decided so before: a buyer who cancelled later had agreed all the same. */
    boolean says(boolean accepted) {
        return answer.filter(given -> given.accepted() == accepted).isPresent() || !accepted && cancelledAt.isPresent();
    }

    /** Returns true if silence has decided, whether or not this was recorded yet. */
    boolean isSilentAt(Instant now) {
        return answer.isEmpty() && !now.isBefore(silence.takesEffectAt());
    }

    /**
     * Returns true if the buyer can cancel: until silence cancels or, if silence agrees, until the new ship time is
     * over or the buyer agrees to a later one (16 CFR 435.2(b)(2)); and always if there is none.
     */
    boolean isOpenToCancellation(OrderLine line, Instant now) {
        if (answer.isEmpty()) {
            return !isSilentAt(now) || silence.means() == Silence.Meaning.CONSENT && isInTime(now);
        }
        return answer.get().accepted()
                && cancelledAt.isEmpty()
                && shipBy.map(at -> answer.get().silent() && at.equals(line.shipBy()))
                        .orElse(true)
                && isInTime(now);
    }

    /** Returns true if its ship time has come, so that nobody can agree to it any more; never if there is none. */
    boolean isOver(Instant now) {
        return shipBy.filter(at -> !at.isAfter(now)).isPresent();
    }

    private boolean isInTime(Instant now) {
        return shipBy.filter(now::isAfter).isEmpty();
    }
}
