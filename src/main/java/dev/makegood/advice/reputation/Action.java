package dev.makegood.advice.reputation;

import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Holds one thing that a merchant can do next.
 *
 * @param helps how many stockouts of the period it addresses, or open lines it helps; more is more useful
 * @param sku absent if it concerns lines of several SKUs
 * @param until the last instant at which it still helps, if there is one
 */
public record Action(
        Kind kind, long helps, Optional<String> sku, Optional<String> supplierId, Optional<Instant> until, Text words) {

    /** Orders the most useful first; of equally useful ones, the more urgent kind. */
    static final Comparator<Action> MOST_USEFUL_FIRST = Comparator.comparing(Action::helps)
            .reversed()
            .thenComparing(Action::kind)
            .thenComparing(action -> action.sku().orElse(""));

    /** Lists the kinds of action, the most urgent first. */
    public enum Kind {
        /** Admit lines that cannot ship in time. */
        ADMIT("admit"),
        /** Ask buyers for the time that a restock needs. */
        NEGOTIATE("negotiate"),
        /** Ask the most punctual supplier. */
        RESTOCK("restock"),
        /** Get a warning before the next stockout of a SKU. */
        LOW_STOCK_RULE("lowStockRule");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Returns the name in the API. */
        public String id() {
            return id;
        }
    }
}
