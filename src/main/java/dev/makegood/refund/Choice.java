package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Holds the buyer's choice, made instead of leaving a refund to its schedule. It is made once, except that a wait may
 * be given up.
 *
 * @param wanted the chosen option, as it was offered
 * @param makesGood true if the buyer's goods count as making good; a nearly worthless replacement does not
 * @param before the wait that it replaces; absent for a first choice
 */
public record Choice(Wanted wanted, Instant at, boolean makesGood, Optional<Choice> before) {
    public Choice(Wanted wanted, Instant at) {
        this(wanted, at, false, Optional.empty());
    }

    public Choice(Wanted wanted, Instant at, Optional<Choice> before) {
        this(wanted, at, false, before);
    }

    /** Returns the choice with its goods counted as making good. */
    public Choice makingGood() {
        return new Choice(wanted, at, true, before);
    }

    /** Returns true if this is the buyer's present or earlier choice. */
    public boolean says(Wanted told) {
        return wanted.equals(told) || before.filter(choice -> choice.says(told)).isPresent();
    }

    /** Lists the options. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "choice")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RefundNow.class, name = "refund"),
        @JsonSubTypes.Type(value = Wait.class, name = "wait"),
        @JsonSubTypes.Type(value = Swap.class, name = "swap")
    })
    public sealed interface Wanted {}

    /** Chooses the refund at once. */
    public record RefundNow() implements Wanted {}

    /** Chooses to wait for the goods, until the day of the expected restock is over. */
    public record Wait(LocalDate arrivesOn) implements Wanted {}

    /** Chooses a replacement that the merchant offers. */
    public record Swap(String replacementId) implements Wanted {}
}
