package dev.makegood.inventory.restock;

import dev.makegood.inventory.Incoming;
import dev.makegood.inventory.Presale;
import dev.makegood.inventory.StockPosition;
import dev.makegood.market.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the facts that a product page can show about a SKU.
 *
 * @param available units that can be sold; absent if it was never counted
 * @param expectedRestockOn the earliest date given by a supplier that is not over
 * @param expectedShipOn the first day on which one more unit could be shipped: today, or when restocks exceed what paid
 *     orders wait for; in a presale, not before its date; absent if unknown
 * @param presaleShipsBy the presale's date, until it is over
 */
public record Availability(
        Optional<Long> available,
        Optional<LocalDate> expectedRestockOn,
        Optional<LocalDate> expectedShipOn,
        Optional<Instant> presaleShipsBy) {

    public static Availability of(StockPosition position, Instant now) {
        List<Incoming> incoming = Incoming.notLate(position.incoming(), now);
        Optional<Instant> presale =
                position.presale().filter(sold -> sold.sells(now)).map(Presale::shipsBy);
        return new Availability(
                position.available(),
                incoming.stream().findFirst().map(Incoming::arrivesOn),
                shipOn(position, incoming, presale, now),
                presale);
    }

    /**
     * Returns the day by the end of which all paid units are covered, in the market's zone: today if nothing is missing
     * or was ever counted; empty if restocks do not cover the missing units.
     */
    public static Optional<LocalDate> allShippableOn(StockPosition position, Instant now) {
        if (position.onHand().isEmpty()) {
            return Optional.of(Market.current().dayOf(now));
        }
        long missing = -position.free().orElseThrow();
        return missing <= 0
                ? Optional.of(Market.current().dayOf(now))
                : Incoming.covering(Incoming.notLate(position.incoming(), now), missing);
    }

    private static Optional<LocalDate> shipOn(
            StockPosition position, List<Incoming> incoming, Optional<Instant> presale, Instant now) {
        long missing = 1 - position.free().orElse(-position.allocated() - position.awaited());
        if (missing <= 0) {
            return Optional.of(Market.current().dayOf(now));
        }
        Optional<LocalDate> covered =
                position.onHand().isPresent() ? Incoming.covering(incoming, missing) : Optional.empty();
        return Stream.of(covered, presale.map(Market.current()::dayOf))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }
}
