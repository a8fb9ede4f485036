package dev.makegood.functions.stock;

import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Answers;
import dev.makegood.inventory.restock.Availability;
import dev.makegood.inventory.restock.Punctuality;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.market.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Shows a restock. Its state is requested, declined, expected, late or arrived.
 *
 * @param reply the supplier's first date; absent without one
 * @param moved the answer that counts now; absent while it is the first one
 * @param answers all answers of the supplier
 * @param arrivedUnits absent before arrival
 */
public record RestockView(
        String merchantId,
        String sku,
        String restockId,
        String supplierId,
        long units,
        Instant requestedAt,
        String state,
        Optional<Reply> reply,
        Optional<Moved> moved,
        List<AnswerView> answers,
        Optional<Long> arrivedUnits,
        Optional<Instant> arrivedAt) {

    /** Shows the supplier's first date. */
    public record Reply(long units, LocalDate arrivesOn, Instant repliedAt) {}

    /**
     * Shows the answer that counts now.
     *
     * @param refundsTold refunds that wait for the SKU and whose buyers were told of it
     */
    public record Moved(Optional<LocalDate> arrivesOn, Instant movedAt, int refundsTold) {}

    /** Shows one answer; without a day the supplier declined. */
    public record AnswerView(long units, Optional<LocalDate> arrivesOn, Instant at) {}

    public static RestockView of(Restock restock) {
        Optional<RestockState.Arrived> arrived =
                restock.state() instanceof RestockState.Arrived at ? Optional.of(at) : Optional.empty();
        return new RestockView(
                restock.merchantId(),
                restock.sku(),
                restock.restockId(),
                restock.supplierId(),
                restock.units(),
                restock.requestedAt(),
                name(restock.state()),
                restock.state().answer().map(said -> new Reply(said.units(), said.arrivesOn(), said.at())),
                Optional.of(restock.answers())
                        .filter(Answers::isChanged)
                        .flatMap(Answers::last)
                        .map(last -> new Moved(
                                last.arrivesOn(), last.at(), restock.answers().told())),
                restock.answers().all().stream()
                        .map(answer -> new AnswerView(answer.units(), answer.arrivesOn(), answer.at()))
                        .toList(),
                arrived.map(RestockState.Arrived::units),
                arrived.map(RestockState.Arrived::at));
    }

    private static String name(RestockState state) {
        return switch (state) {
            case RestockState.Requested _ -> "requested";
            case RestockState.Declined _ -> "declined";
            case RestockState.Expected _ -> "expected";
            case RestockState.Late _ -> "late";
            case RestockState.Arrived _ -> "arrived";
        };
    }

    /**
     * Shows a supplier, with its punctuality.
     *
     * @param medianDaysLate absent without dates that have passed
     */
    public record SupplierView(
            String supplierId,
            Optional<String> name,
            Optional<String> contact,
            int leadTimeDays,
            int datesKept,
            int dates,
            Optional<BigDecimal> medianDaysLate) {}

    public static SupplierView supplier(Supplier supplier, Instant now) {
        Punctuality punctuality = supplier.punctuality(Market.current().dayOf(now));
        return new SupplierView(
                supplier.supplierId(),
                supplier.name(),
                supplier.contact(),
                supplier.leadTimeDays(),
                punctuality.kept(),
                punctuality.dates(),
                Optional.of(punctuality.medianDaysLate()).filter(_ -> punctuality.dates() > 0));
    }

    /**
     * Shows what everybody may know about a SKU. Only callers who see the merchant's stock get the number of units.
     */
    public record AvailabilityView(
            String merchantId,
            String sku,
            Optional<Boolean> inStock,
            Optional<Long> available,
            Optional<LocalDate> expectedRestockOn,
            Optional<LocalDate> expectedShipOn,
            Optional<Instant> presaleShipsBy) {}

    /**
     * Shows availability.
     *
     * @param counted true if the caller may know how many units there are
     */
    public static AvailabilityView availability(StockKey key, Availability found, boolean counted) {
        return new AvailabilityView(
                key.merchantId(),
                key.sku(),
                found.available().map(units -> units > 0),
                found.available().filter(_ -> counted),
                found.expectedRestockOn(),
                found.expectedShipOn(),
                found.presaleShipsBy());
    }
}
