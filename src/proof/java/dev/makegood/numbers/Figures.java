package dev.makegood.numbers;

import dev.makegood.meter.Operation;
import dev.makegood.meter.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds what it took to handle a mass stockout, until nothing was due.
 *
 * @param used by scheduled function
 * @param done by scheduled function: cases, refunds, coupons, notices
 * @param minutes until nothing was due any more, including the last one, which had nothing to do
 * @param othersDoneAfter minutes until the last small merchant's case was refunded and had its coupon; 0 if never
 */
record Figures(
        MassStockout stockout, Map<UseCase, Usage> used, Map<UseCase, Integer> done, int minutes, int othersDoneAfter) {

    /** Returns what a case cost in each function, and in all of them. */
    List<Measured> measured() {
        var functions = Map.of(
                UseCase.DETECT, "DetectStockouts",
                UseCase.SWEEP, "SweepRefunds",
                UseCase.ISSUE, "IssueCoupons",
                UseCase.DELIVER, "DeliverNotices");
        Stream<Measured> each = used.keySet().stream()
                .map(function -> measured(function, functions.get(function), used.get(function), minutes));
        return Stream.concat(each, Stream.of(whole())).toList();
    }

    /** Returns what a case cost in all functions, which have the same memory. */
    Measured whole() {
        UseCase useCase = stockout.window().isZero() ? UseCase.CASE : UseCase.CASE_CHOOSING;
        Usage all = used.values().stream().reduce(Usage.NOTHING, Usage::plus);
        return measured(useCase, "DetectStockouts", all, (long) minutes * used.size());
    }

    private Measured measured(UseCase useCase, String function, Usage usage, long invocations) {
        boolean delivers = useCase == UseCase.DELIVER || useCase == UseCase.CASE || useCase == UseCase.CASE_CHOOSING;
        return new Measured(
                useCase, function, stockout.cases(), 0, invocations, delivers ? done.get(UseCase.DELIVER) : 0, usage);
    }

    /** Returns how many coupons one transaction issues. */
    BigDecimal couponsPerTransaction() {
        long transactions = used.get(UseCase.ISSUE).requests(Operation.TRANSACTION);
        return BigDecimal.valueOf(done.get(UseCase.ISSUE))
                .divide(BigDecimal.valueOf(transactions), 1, RoundingMode.HALF_UP);
    }
}
