package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Sets what is owed in addition for the time until a refund is paid. Days are calendar days in the zone of the version:
 * the day on which it begins to accrue does not count, the day of the payment does (Civil Code 201). It counts towards
 * no cap, and no agreed sum includes it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Accrual.Interest.class, name = "interest"),
    @JsonSubTypes.Type(value = Accrual.Daily.class, name = "daily"),
    @JsonSubTypes.Type(value = Accrual.PerDay.class, name = "perDay")
})
public sealed interface Accrual {
    /** Returns when it begins. */
    From from();

    /** Lists the instants from which it accrues. */
    enum From {
        /** When the order was paid. */
        PAYMENT("payment"),
        /** The ship time that counts: the promised one, or a later one that the buyer agreed to. */
        SHIP_TIME("shipTime"),
        /** When the time of the refund begins: when the stockout was established, or the buyer's wait for goods ended. */
        ESTABLISHED("established"),
        /** The last instant at which the refund was in time. */
        REFUND_DUE("refundDue");

        private final String id;

        From(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * Gives interest on the cash of the refund, by an annual rate.
     *
     * @param annualRates by the day of the payment of the order, in ascending order; at least one
     * @param rounding how the sum of a case is rounded to the minor unit, once
     */
    record Interest(From from, List<AnnualRate> annualRates, DayCount dayCount, Rounding.Mode rounding)
            implements Accrual {
        public Interest {
            annualRates = List.copyOf(annualRates);
        }

        /** Returns true if the rate depends on the day of payment. */
        @JsonIgnore
        public boolean changes() {
            return annualRates.size() > 1;
        }

        /** Returns the rate of orders that were paid on a day, in basis points. */
        public int basisPoints(LocalDate paidOn) {
            return annualRates.stream()
                    .filter(rate -> rate.from().filter(paidOn::isBefore).isEmpty())
                    .toList()
                    .getLast()
                    .basisPoints();
        }
    }

    /**
     * Holds an annual rate.
     *
     * @param from the first day of payment for which it holds; absent for the first rate, which holds for all earlier ones
     * @param basisPoints hundredths of a percent a year
     */
    record AnnualRate(Optional<LocalDate> from, int basisPoints) {}

    /**
     * Gives a share of the cash of the refund for each day.
     *
     * @param basisPoints hundredths of a percent a day
     * @param rounding how the sum of a case is rounded to the minor unit, once
     */
    record Daily(From from, int basisPoints, Rounding.Mode rounding) implements Accrual {}

    /**
     * Gives an amount for each day on which a refund of the case was outstanding, once a day for all of them.
     *
     * @param amountMinor a day, in minor units
     */
    record PerDay(From from, long amountMinor) implements Accrual {}

    /** Returns the name of the instant that people read. */
    static Sentence words(From from) {
        return Sentence.of("step.from." + from.id());
    }
}
