package dev.makegood.policy.assessment;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Computes a percentage of the payment for several portions. Adds the exact shares, then rounds and limits the sum
 * once.
 */
final class Percentage {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    private final PolicyVersion policy;
    private final Worth.Percent percent;
    private final Arithmetic arithmetic;

    Percentage(PolicyVersion policy, Worth.Percent percent, Arithmetic arithmetic) {
        this.policy = policy;
        this.percent = percent;
        this.arithmetic = arithmetic;
    }

    /**
     * Returns the amount.
     *
     * @param admissible the last instant (inclusive) at which an admission is in time; empty if admissions do not
     *     change the rate
     */
    Money of(List<Portion> portions, Optional<Instant> admissible) {
        BigDecimal exact = admissible
                .map(until -> {
                    List<Portion> inTime = portions.stream()
                            .filter(portion -> portion.admittedInTime(until))
                            .toList();
                    List<Portion> others = portions.stream()
                            .filter(portion -> !portion.admittedInTime(until))
                            .toList();
                    return together(admitted(inTime), notAdmitted(others));
                })
                .orElseGet(() -> share(portions, percent.rateBasisPoints()));
        return limited(exact);
    }

    private Optional<BigDecimal> admitted(List<Portion> portions) {
        int full = percent.rateBasisPoints();
        int rate = percent.admittedRateBasisPoints().orElse(full);
        return share(portions, () -> arithmetic.admittedInTime(full, rate), rate);
    }

    private Optional<BigDecimal> notAdmitted(List<Portion> portions) {
        int full = percent.rateBasisPoints();
        return share(portions, () -> arithmetic.notAdmittedInTime(full), full);
    }

    private Optional<BigDecimal> share(List<Portion> portions, Runnable told, int rate) {
        if (portions.isEmpty()) {
            return Optional.empty();
        }
        told.run();
        return Optional.of(share(portions, rate));
    }

    private BigDecimal together(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        BigDecimal sum = one.orElse(BigDecimal.ZERO).add(other.orElse(BigDecimal.ZERO));
        if (one.isPresent() && other.isPresent()) {
            arithmetic.together(policy.currency(), sum);
        }
        return sum;
    }

    private BigDecimal share(List<Portion> portions, int rate) {
        Money base = sum(portions, policy.compensation()::baseOf);
        BigDecimal exact = BigDecimal.valueOf(base.getAmountMinorLong())
                .multiply(BigDecimal.valueOf(rate))
                .divide(BASIS_POINTS);
        arithmetic.rate(base, base.isEqual(sum(portions, Portion::paid)), rate, exact);
        return exact;
    }

    private Money sum(List<Portion> portions, Function<Portion, Money> part) {
        return portions.stream().map(part).reduce(policy.money(0), Money::plus);
    }

    /** Applies floor and cap again after rounding, so that the result is within both in either order. */
    private Money limited(BigDecimal exact) {
        BigDecimal amount = switch (policy.compensation().rounding().order()) {
            case BEFORE_LIMITS -> limit(round(exact), percent.floor(), percent.cap());
            case AFTER_LIMITS -> {
                BigDecimal rounded = round(limit(exact, percent.floor(), percent.cap()));
                yield limit(
                        rounded,
                        rounding().atLeast(percent.floor(), policy.currency()),
                        rounding().atMost(percent.cap(), policy.currency()));
            }
        };
        return policy.money(amount.longValueExact());
    }

    private BigDecimal limit(BigDecimal before, BigDecimal floor, BigDecimal cap) {
        BigDecimal after = before.max(floor).min(cap);
        if (before.compareTo(floor) < 0) {
            arithmetic.converted(policy, percent.foreignFloorMinor());
        }
        if (before.compareTo(cap) > 0) {
            arithmetic.converted(policy, percent.foreignCapMinor());
        }
        arithmetic.limits(policy.currency(), before, after);
        return after;
    }

    private BigDecimal round(BigDecimal minor) {
        BigDecimal rounded = rounding().round(minor, policy.currency());
        arithmetic.rounding(rounding(), policy.money(rounded.longValueExact()));
        return rounded;
    }

    private Rounding rounding() {
        return policy.compensation().rounding();
    }
}
