package dev.makegood.numbers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/**
 * Holds what it took to handle a mass stockout, until nothing was due.
 *
 * @param consumed by scheduled function, in the order in which they run
 * @param done by scheduled function: cases, refunds, coupons, notices
 * @param took by scheduled function, on the machine that ran it
 * @param minutes until nothing was due any more, including the last one, which had nothing to do
 * @param othersDoneAfter minutes until the last small merchant's case was refunded and had its coupon; 0 if never
 */
record Figures(
        MassStockout stockout,
        Map<String, Meter.Reading> consumed,
        Map<String, Integer> done,
        Map<String, Duration> took,
        int minutes,
        int othersDoneAfter) {

    Meter.Reading all() {
        return consumed.values().stream().reduce(Meter.Reading.NOTHING, Meter.Reading::plus);
    }

    Duration allTook() {
        return took.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    BigDecimal millisPerCase(Duration duration) {
        return perCase(BigDecimal.valueOf(duration.toNanos(), 6));
    }

    BigDecimal requestsPerCase() {
        return perCase(BigDecimal.valueOf(all().total()));
    }

    BigDecimal perCase(BigDecimal count) {
        return count.divide(BigDecimal.valueOf(stockout.cases()), 2, RoundingMode.HALF_UP);
    }

    /** Returns how many coupons one transaction issues. */
    BigDecimal couponsPerTransaction() {
        long transactions = consumed.get(Rounds.ISSUE).of("TransactWriteItems");
        return BigDecimal.valueOf(done.get(Rounds.ISSUE))
                .divide(BigDecimal.valueOf(transactions), 1, RoundingMode.HALF_UP);
    }
}
