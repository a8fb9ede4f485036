package dev.makegood.inventory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who a merchant can restock a SKU from, and what became of the dates that it gave.
 *
 * @param leadTimeDays how long it says that it takes
 * @param dates the latest {@link #MEMORY} that have passed or were kept
 */
public record Supplier(
        String merchantId, String sku, String supplierId, int leadTimeDays, Optional<String> name, List<Dated> dates) {
    /** As many dates as a supplier is judged by. */
    static final int MEMORY = 50;

    /** The best first: the larger share of dates kept, then the fewer days late, then the shorter lead time. */
    public static Comparator<Supplier> bestFirst(LocalDate today) {
        return Comparator.<Supplier, Punctuality>comparing(supplier -> supplier.punctuality(today))
                .thenComparing(Supplier::leadTimeDays)
                .thenComparing(Supplier::supplierId);
    }

    /**
     * A date that was given for a restock.
     *
     * @param arrivedOn absent while it has not arrived although the day is over
     */
    public record Dated(String restockId, LocalDate arrivesOn, Optional<LocalDate> arrivedOn) {
        /** Days late so far; 0 if it was kept. */
        long daysLate(LocalDate today) {
            return Math.max(0, ChronoUnit.DAYS.between(arrivesOn, arrivedOn.orElse(today)));
        }
    }

    public Punctuality punctuality(LocalDate today) {
        return Punctuality.of(dates.stream()
                .filter(date -> date.arrivedOn().isPresent() || date.arrivesOn().isBefore(today))
                .map(date -> date.daysLate(today))
                .toList());
    }

    /** With what became of a date, in the place of what was known of it before. */
    Supplier dated(Dated date) {
        var next = new ArrayList<>(dates);
        next.removeIf(before -> before.restockId().equals(date.restockId()));
        next.add(date);
        var latest = next.subList(Math.max(0, next.size() - MEMORY), next.size());
        return new Supplier(merchantId, sku, supplierId, leadTimeDays, name, List.copyOf(latest));
    }

    /** The same supplier by other terms. */
    Supplier with(int leadTime, Optional<String> nextName) {
        return new Supplier(merchantId, sku, supplierId, leadTime, nextName, dates);
    }
}
