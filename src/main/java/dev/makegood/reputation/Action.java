package dev.makegood.reputation;

import dev.makegood.notice.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a merchant can do next.
 *
 * @param helps stockouts of the period that it is about, or open lines that it helps: the more, the more useful
 * @param sku absent if it is about lines of several
 * @param until the last instant at which it still helps, if there is one
 */
public record Action(
        Kind kind, long helps, Optional<String> sku, Optional<String> supplierId, Optional<Instant> until, Text words) {

    /** The most useful first; of equally useful ones that which cannot wait. */
    static final Comparator<Action> MOST_USEFUL_FIRST = Comparator.comparing(Action::helps)
            .reversed()
            .thenComparing(Action::kind)
            .thenComparing(action -> action.sku().orElse(""));

    /** What is done, the most urgent first. */
    public enum Kind {
        /** Say of lines that cannot ship in time that they will not. */
        ADMIT("admit"),
        /** Ask buyers for the time that a restock needs. */
        NEGOTIATE("negotiate"),
        /** Ask the supplier that keeps its dates best. */
        RESTOCK("restock"),
        /** Be warned before the next stockout of a SKU. */
        LOW_STOCK_RULE("lowStockRule");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in the API. */
        public String id() {
            return id;
        }
    }
}
