package dev.makegood.advice.causes;

import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.RestockState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds what a merchant can claim from a supplier: its dates of a period, and the cases that it caused.
 *
 * @param dates the restocks that it had promised for the period, the earliest first
 * @param cases the latest first
 * @param compensation what their compensation is worth, by currency
 * @param paid what was paid for their units, by currency
 * @param more true if there are earlier dates or cases that were not read
 */
public record ClaimPack(
        String merchantId,
        String supplierId,
        List<PromisedDate> dates,
        List<ExplainedCase> cases,
        List<Money> compensation,
        List<Money> paid,
        boolean more) {

    /** Lists what became of a date. */
    public enum Standing {
        /** At least as many units as promised were there by the end of the day. */
        KEPT("kept"),
        /** The units came later, or have not come although the day is over. */
        LATE("late"),
        /** Fewer units came than were promised. */
        SHORT("short"),
        /** The supplier said afterwards that it would not deliver. */
        TAKEN_BACK("takenBack"),
        /** The day is not over. */
        OPEN("open");

        private final String id;

        Standing(String id) {
            this.id = id;
        }

        /** Returns the name in the API. */
        public String id() {
            return id;
        }
    }

    /**
     * Holds a restock with its first date, by which a supplier is measured.
     *
     * @param daysLate so far; absent while the day is not over and nothing has arrived
     */
    public record PromisedDate(Restock restock, RestockState.Reply first, Standing standing, Optional<Long> daysLate) {
        static PromisedDate of(Restock restock, Instant now) {
            RestockState state = restock.state();
            RestockState.Reply first = state.answer().orElseThrow();
            return new PromisedDate(restock, first, standing(state, first, now), state.daysLate(now));
        }

        private static Standing standing(RestockState state, RestockState.Reply first, Instant now) {
            return switch (state) {
                case RestockState.Arrived arrived when !arrived.at().isBefore(first.lateAt()) -> Standing.LATE;
                case RestockState.Arrived arrived when arrived.units() < first.units() -> Standing.SHORT;
                case RestockState.Arrived _ -> Standing.KEPT;
                case RestockState.Declined _ -> Standing.TAKEN_BACK;
                case RestockState.UnderWay _ -> first.lateAt().isAfter(now) ? Standing.OPEN : Standing.LATE;
            };
        }

        /** Returns when the units arrived; absent if they did not. */
        public Optional<RestockState.Arrived> arrived() {
            return restock.state() instanceof RestockState.Arrived there ? Optional.of(there) : Optional.empty();
        }
    }

    /** Returns how many of its dates are over or kept. */
    public long judged() {
        return dates.stream().filter(date -> date.standing() != Standing.OPEN).count();
    }

    /** Returns how many of its dates were kept. */
    public long kept() {
        return dates.stream().filter(date -> date.standing() == Standing.KEPT).count();
    }
}
