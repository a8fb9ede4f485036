package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the buyer chose instead of leaving a refund to its schedule. It is made once, but a wait may be given up.
 *
 * @param wanted in the buyer's own words, as they were offered
 * @param makesGood whether the buyer has goods by it that count as such: a replacement for nearly nothing does not
 * @param before the wait that it takes the place of; absent for a first choice
 */
public record Choice(Wanted wanted, Instant at, boolean makesGood, Optional<Choice> before) {
    public Choice(Wanted wanted, Instant at) {
        this(wanted, at, false, Optional.empty());
    }

    public Choice(Wanted wanted, Instant at, Optional<Choice> before) {
        this(wanted, at, false, before);
    }

    /** Returns the choice with its goods counted as such. */
    public Choice makingGood() {
        return new Choice(wanted, at, true, before);
    }

    /** Whether the buyer wanted just this, now or before. */
    public boolean says(Wanted told) {
        return wanted.equals(told) || before.filter(choice -> choice.says(told)).isPresent();
    }

    /** What can be chosen. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "choice")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RefundNow.class, name = "refund"),
        @JsonSubTypes.Type(value = Wait.class, name = "wait"),
        @JsonSubTypes.Type(value = Swap.class, name = "swap")
    })
    public sealed interface Wanted {}

    /** The money, at once. */
    public record RefundNow() implements Wanted {}

    /** The goods, after the restock that is expected on that day and until it is over. */
    public record Wait(LocalDate arrivesOn) implements Wanted {}

    /** A replacement that the merchant offers. */
    public record Swap(String replacementId) implements Wanted {}
}
