package dev.makegood.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a product page can honestly say of a SKU.
 *
 * @param available units that can be sold; absent while it was never counted
 * @param expectedRestockOn the earliest date that a supplier gave and that is not over
 * @param expectedShipOn the day from which one unit more could be shipped: today, or when the restocks before it are used
 *     up by those who have paid; absent if it is not known
 */
public record Availability(
        Optional<Long> available, Optional<LocalDate> expectedRestockOn, Optional<LocalDate> expectedShipOn) {

    public static Availability of(StockPosition position, Instant now) {
        List<Incoming> incoming = Incoming.notLate(position.incoming(), now);
        Optional<LocalDate> shipOn = position.onHand().flatMap(onHand -> {
            long missing = position.allocated() - onHand + 1;
            return missing <= 0 ? Optional.of(RestockState.today(now)) : Incoming.covering(incoming, missing);
        });
        return new Availability(
                position.available(), incoming.stream().findFirst().map(Incoming::arrivesOn), shipOn);
    }
}
