package dev.makegood.scale;

import dev.makegood.functions.refunds.SweepRefundsFunction;
import dev.makegood.meter.Place;
import dev.makegood.numbers.AllUseCases;
import dev.makegood.numbers.Costs;
import dev.makegood.numbers.Measured;
import dev.makegood.numbers.UseCase;
import dev.makegood.rates.DetectionRate;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what was counted in this run.
 *
 * @param linesFound the lines of a short SKU that one worker finds a second
 * @param overdueFound the same of overdue lines
 */
record Counted(Map<UseCase, Measured> useCases, double linesFound, double overdueFound) {
    private static final Place TOLD =
            new Place(Index.NOTICES_BY_RECIPIENT.table(), Optional.of(Index.NOTICES_BY_RECIPIENT));

    /** The notice that EventBridge takes in a call, in seconds, as its port says. */
    private static final double EVENT_SECONDS = 0.02;

    static Counted now() {
        return new Counted(AllUseCases.measure(), DetectionRate.linesPerSecond(), DetectionRate.overduePerSecond());
    }

    Measured of(UseCase useCase) {
        return useCases.get(useCase);
    }

    /** Returns the notices that one case gets in one function. */
    double notices(UseCase useCase) {
        return of(useCase).writeUnits(TOLD);
    }

    /** Returns what orders, shipments and cases write into a table or index. */
    Limit.Need written(Place place) {
        return new Limit.Need(
                of(UseCase.KNOWN_BUYER).writeUnits(place),
                of(UseCase.SHIPMENT).writeUnits(place),
                of(UseCase.CASE).writeUnits(place),
                0);
    }

    /** Returns all tables and indexes that they write. */
    Set<Place> places() {
        var places = new TreeSet<Place>();
        Set.of(UseCase.KNOWN_BUYER, UseCase.SHIPMENT, UseCase.CASE)
                .forEach(one -> places.addAll(of(one).usage().writeUnits().keySet()));
        return places;
    }

    /** Returns the lines that one reader of the stream counts a second, if each is of another SKU. */
    double linesCounted() {
        return 1_000.0 * (Database.MAX_WRITES / 2) / (2 * Costs.READ_MILLIS + Costs.TRANSACTION_MILLIS);
    }

    /**
     * Returns the refunds that one invocation sends: several at once, which share its processor, until it may begin no
     * further pass.
     */
    double refunds(double providerSeconds) {
        double work = of(UseCase.SWEEP).requests().doubleValue() * Costs.WORK_MILLIS / 1_000;
        double each = (of(UseCase.SWEEP).seconds() + providerSeconds) / SweepRefunds.AT_ONCE;
        double pass = SweepRefundsFunction.LIMIT * Math.max(work, each);
        double passes = Math.ceil(SweepRefundsFunction.LAST_BEGIN.toSeconds() / pass);
        return SweepRefundsFunction.LIMIT * Math.min(SweepRefundsFunction.MOST_RUNS, passes);
    }

    /** Returns the notices that one worker delivers a second, so many at a time. */
    double delivered(int atOnce) {
        double requests = of(UseCase.DELIVER).requests().doubleValue() / notices(UseCase.CASE) + 1;
        double each = of(UseCase.DELIVER).seconds() / notices(UseCase.CASE) + EVENT_SECONDS;
        return Math.min(atOnce / each, 1_000 / (requests * Costs.WORK_MILLIS));
    }

    /** Returns the dollars of a day. */
    BigDecimal dollars(double orders, double cases) {
        BigDecimal good = of(UseCase.KNOWN_BUYER)
                .dollarsOfAMillion()
                .add(of(UseCase.SHIPMENT).dollarsOfAMillion());
        return good.multiply(millions(orders))
                .add(of(UseCase.CASE).dollarsOfAMillion().multiply(millions(cases)));
    }

    /** Returns the gigabytes that tables and indexes hold more after a day. */
    double gigabytes(double orders, double cases) {
        double order = of(UseCase.KNOWN_BUYER).storedBytes().doubleValue()
                + of(UseCase.SHIPMENT).storedBytes().doubleValue();
        return (orders * order + cases * of(UseCase.CASE).storedBytes().doubleValue()) / (1 << 30);
    }

    private static BigDecimal millions(double count) {
        return BigDecimal.valueOf(count / 1_000_000);
    }
}
