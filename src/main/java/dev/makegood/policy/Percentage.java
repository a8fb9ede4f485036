package dev.makegood.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** A share of what was paid for several portions: the exact shares are added, then the sum is rounded and limited once. */
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

    /** @param admissible until when, that instant included, an admission is in time; empty if it changes no rate */
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
        Money base = portions.stream().map(Portion::paid).reduce(policy.money(0), Money::plus);
        BigDecimal exact = BigDecimal.valueOf(base.getAmountMinorLong())
                .multiply(BigDecimal.valueOf(rate))
                .divide(BASIS_POINTS);
        arithmetic.rate(base, rate, exact);
        return exact;
    }

    private Money limited(BigDecimal exact) {
        Rounding rounding = policy.compensation().rounding();
        boolean first = rounding.order() == Rounding.Order.BEFORE_LIMITS;
        BigDecimal rounded = first ? round(exact) : exact;
        BigDecimal limited =
                rounded.max(BigDecimal.valueOf(percent.floorMinor())).min(BigDecimal.valueOf(percent.capMinor()));
        arithmetic.limits(policy.money(percent.floorMinor()), policy.money(percent.capMinor()), rounded, limited);
        return policy.money((first ? limited : round(limited)).longValueExact());
    }

    private BigDecimal round(BigDecimal minor) {
        Rounding rounding = policy.compensation().rounding();
        BigDecimal rounded = rounding.round(minor, policy.currency().getDecimalPlaces());
        arithmetic.rounding(rounding.to(), policy.money(rounded.longValueExact()));
        return rounded;
    }
}
