package dev.makegood.inventory.restock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a supplier of a SKU, with its record of dates.
 *
 * @param leadTimeDays how long a delivery takes, by its own statement
 * @param contact the reference under which the platform finds it, which says nothing by itself; absent if the merchant
 *     asks it without us
 * @param dates the latest {@link #MEMORY} dates that have passed or were kept
 */
public record Supplier(
        String merchantId,
        String sku,
        String supplierId,
        int leadTimeDays,
        Optional<String> name,
        Optional<String> contact,
        List<Dated> dates) {
    /** Limits the dates that count for a supplier's punctuality. */
    static final int MEMORY = 50;

    /** Orders the best first: the larger share of dates kept, then fewer days late, then the shorter lead time. */
    public static Comparator<Supplier> bestFirst(LocalDate today) {
        return Comparator.<Supplier, Punctuality>comparing(supplier -> supplier.punctuality(today))
                .thenComparing(Supplier::leadTimeDays)
                .thenComparing(Supplier::supplierId);
    }

    /** Holds what a merchant sets about a supplier. */
    public record Terms(int leadTimeDays, Optional<String> name, Optional<String> contact) {}

    /**
     * Holds a date that was given for a restock.
     *
     * @param arrivedOn absent if the day is over and it has not arrived
     */
    public record Dated(String restockId, LocalDate arrivesOn, Optional<LocalDate> arrivedOn) {
        /** Returns the days late so far; 0 if it was kept. */
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

    /** Returns the supplier with a date recorded, replacing an earlier record of the same restock. */
    Supplier dated(Dated date) {
        var next = new ArrayList<>(dates);
        next.removeIf(before -> before.restockId().equals(date.restockId()));
        next.add(date);
        var latest = next.subList(Math.max(0, next.size() - MEMORY), next.size());
        return new Supplier(merchantId, sku, supplierId, leadTimeDays, name, contact, List.copyOf(latest));
    }

    /** Returns the supplier with other terms. */
    Supplier with(Terms terms) {
        return new Supplier(merchantId, sku, supplierId, terms.leadTimeDays(), terms.name(), terms.contact(), dates);
    }
}
