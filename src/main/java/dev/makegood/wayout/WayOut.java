package dev.makegood.wayout;

import dev.makegood.notice.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One honest way out for the open units of a line.
 *
 * @param price the compensation that the merchant owes by it, and until when
 * @param refund what of the paid sum goes back to the buyer: all of it, or nothing
 * @param arrivesOn of a restock: the day on which the units come
 * @param supplierId of a restock: whom to ask; absent if the units are on their way already
 * @param words the same in a sentence
 */
public record WayOut(
        Kind kind, Price price, Money refund, Optional<LocalDate> arrivesOn, Optional<String> supplierId, Text words) {

    /** By compensation, then by what is refunded, then by how little it asks of others. */
    static final Comparator<WayOut> CHEAPEST_FIRST = Comparator.<WayOut, Money>comparing(
                    way -> way.price().now())
            .thenComparing(WayOut::refund)
            .thenComparing(WayOut::kind);

    /** What is done. */
    public enum Kind {
        /** The stock is there, or was never counted. */
        SHIP("ship"),
        /** The stock comes in time. */
        RESTOCK("restock"),
        /** The buyer agrees to a later ship time. */
        NEGOTIATE("negotiate"),
        /** The merchant admits, and the buyer takes a replacement. */
        SWAP("swap"),
        /** The merchant admits, and the buyer is refunded. */
        ADMIT("admit");

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
