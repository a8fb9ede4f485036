package dev.makegood.advice.causes;

import dev.makegood.wording.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says why a case came about.
 *
 * @param missing how many units were missing
 * @param clues the facts that explain missing units: those of its cause first, the largest of each first
 * @param reason why it cannot be told; absent if a cause was found
 */
public record CauseFinding(RootCause cause, long missing, List<Clue> clues, Optional<Sentence> reason) {
    static final String BUYER_WANTED_OUT = "cause.buyerWantedOut";

    /** Returns true if only the buyer wanted to cancel, which says nothing about the stock. */
    public boolean buyerWantedOut() {
        return reason.filter(why -> why.phrase().equals(BUYER_WANTED_OUT)).isPresent();
    }

    /** Returns the supplier at fault, if one is: of several, the one who owed the most units. */
    public Optional<String> supplierId() {
        return clues.stream()
                .filter(clue -> clue.cause() == cause)
                .max(Comparator.comparingLong(Clue::units))
                .flatMap(Clue::supplierId);
    }
}
