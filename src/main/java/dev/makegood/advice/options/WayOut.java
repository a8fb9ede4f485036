package dev.makegood.advice.options;

import dev.makegood.wording.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds one option for the open units of a line.
 *
 * @param price the compensation that the merchant owes for it, and until when
 * @param refund how much of the payment the buyer gets back: all or nothing
 * @param arrivesOn for a restock: the day on which the units arrive
 * @param supplierId for a restock: the supplier to ask; absent if the units are already expected
 * @param words the option as a sentence
 */
public record WayOut(
        Kind kind, Price price, Money refund, Optional<LocalDate> arrivesOn, Optional<String> supplierId, Text words) {

    /** Orders by compensation, then by refund, then by how little others have to do. */
    static final Comparator<WayOut> CHEAPEST_FIRST = Comparator.<WayOut, Money>comparing(
                    way -> way.price().now())
            .thenComparing(WayOut::refund)
            .thenComparing(WayOut::kind);

    /** Lists the kinds of option. */
    public enum Kind {
        /** Ship: the stock is there, or was never counted. */
        SHIP("ship"),
        /** Ship after a restock that arrives in time. */
        RESTOCK("restock"),
        /** The buyer agrees to a later ship time. */
        NEGOTIATE("negotiate"),
        /** The merchant tells a delay, and the buyer, or the buyer's silence, agrees. */
        DELAY("delay"),
        /** The merchant admits, and the buyer takes a replacement. */
        SWAP("swap"),
        /** The merchant admits, and the buyer is refunded. */
        ADMIT("admit");

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
