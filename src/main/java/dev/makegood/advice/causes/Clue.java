package dev.makegood.advice.causes;

import dev.makegood.wording.Sentence;
import java.util.Optional;

/**
 * Holds a fact that explains missing units.
 *
 * @param units how many of them it explains at most
 * @param supplierId the supplier at fault, for {@link RootCause#SUPPLIER}
 * @param source the report or restock that says so, such as {@code recount r-1}; absent if sales say so
 */
public record Clue(
        RootCause cause, long units, Optional<String> supplierId, Optional<String> source, Sentence sentence) {
    static Clue reported(RootCause cause, long units, String source, Sentence sentence) {
        return new Clue(cause, units, Optional.empty(), Optional.of(source), sentence);
    }

    static Clue sold(RootCause cause, long units, Sentence sentence) {
        return new Clue(cause, units, Optional.empty(), Optional.empty(), sentence);
    }
}
