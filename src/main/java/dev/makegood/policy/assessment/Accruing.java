package dev.makegood.policy.assessment;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Accrual;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.joda.money.Money;

/**
 * Computes what accrued until refunds were paid. The exact amounts of all payments are added, and the sum is rounded
 * once. A refund that came back and was paid again accrues from its earlier payment on, so that no day counts twice.
 */
final class Accruing {
    private static final long BASIS_POINTS = 10_000;

    private final PolicyVersion policy;
    private final Facts facts;
    private final AccrualSteps steps;

    Accruing(PolicyVersion policy, Facts facts, Steps steps) {
        this.policy = policy;
        this.facts = facts;
        this.steps = new AccrualSteps(policy, steps);
    }

    /** Holds an exact amount in minor units that may have no end as a decimal. */
    record Quotient(BigDecimal dividend, BigDecimal divisor) {}

    /**
     * Holds the days for which one payment accrues.
     *
     * @param from the day before the first of them
     * @param to the last of them, the day of the payment
     */
    record Period(Money cash, LocalDate from, LocalDate to) {
        long days() {
            return to.toEpochDay() - from.toEpochDay();
        }
    }

    /**
     * Returns the sum of a case.
     *
     * @throws InvalidInput if the facts lack the instant from which it accrues
     */
    Money sum() {
        return policy.compensation().accrual().map(this::sum).orElse(policy.money(0));
    }

    private Money sum(Accrual accrual) {
        List<Period> periods = facts.portions().stream()
                .filter(Portion::accrues)
                .flatMap(portion -> portion.repayments().stream())
                .filter(paid -> paid.cash().isPositive())
                .map(paid -> period(accrual.from(), paid))
                .filter(period -> period.days() > 0)
                .toList();
        return periods.isEmpty() ? policy.money(0) : sum(accrual, periods);
    }

    private Money sum(Accrual accrual, List<Period> periods) {
        return switch (accrual) {
            case Accrual.Interest interest -> {
                int rate = rate(interest);
                var share = new Share(
                        period -> interest.dayCount().count(period.from(), period.to()) * rate,
                        BASIS_POINTS * interest.dayCount().parts());
                periods.forEach(period -> steps.interest(interest, rate, period, share.exact(period)));
                yield rounded(periods, share, interest.rounding());
            }
            case Accrual.Daily daily -> {
                var share = new Share(period -> period.days() * daily.basisPoints(), BASIS_POINTS);
                periods.forEach(period -> steps.daily(daily, period, share.exact(period)));
                yield rounded(periods, share, daily.rounding());
            }
            case Accrual.PerDay perDay -> perDay(perDay, periods);
        };
    }

    private int rate(Accrual.Interest interest) {
        return interest.changes()
                ? interest.basisPoints(day(required("paidAt", facts.paidAt())))
                : interest.annualRates().getFirst().basisPoints();
    }

    /** Holds which share of the cash of a payment accrues: a factor over a divisor. */
    private record Share(ToLongFunction<Period> factor, long divisor) {
        BigDecimal dividend(Period period) {
            return BigDecimal.valueOf(period.cash().getAmountMinorLong())
                    .multiply(BigDecimal.valueOf(factor.applyAsLong(period)));
        }

        Quotient exact(Period period) {
            return new Quotient(dividend(period), BigDecimal.valueOf(divisor));
        }
    }

    private Money rounded(List<Period> periods, Share share, Rounding.Mode mode) {
        BigDecimal sum = periods.stream().map(share::dividend).reduce(BigDecimal.ZERO, BigDecimal::add);
        var exact = new Quotient(sum, BigDecimal.valueOf(share.divisor()));
        Money amount =
                policy.money(mode.divide(exact.dividend(), exact.divisor()).longValueExact());
        if (periods.size() > 1) {
            steps.together(exact);
        }
        steps.rounded(mode, amount);
        return amount;
    }

    private Money perDay(Accrual.PerDay perDay, List<Period> periods) {
        long days = periods.stream()
                .flatMap(period ->
                        period.from().plusDays(1).datesUntil(period.to().plusDays(1)))
                .distinct()
                .count();
        Money amount = policy.money(Math.multiplyExact(perDay.amountMinor(), days));
        steps.perDay(perDay, periods, days, amount);
        return amount;
    }

    private Period period(Accrual.From from, Repayment paid) {
        LocalDate begins = day(begins(from, paid));
        LocalDate began =
                paid.beforeAt().map(this::day).filter(begins::isBefore).orElse(begins);
        return new Period(paid.cash(), began, day(paid.paidAt()));
    }

    private Instant begins(Accrual.From from, Repayment paid) {
        return switch (from) {
            case PAYMENT -> required("paidAt", facts.paidAt());
            case SHIP_TIME ->
                required("promisedShipAt", facts.ship().agreedShipAt().or(facts.ship()::shipAt));
            case ESTABLISHED -> required("establishedAt", paid.establishedAt().or(facts.happened()::establishedAt));
            case REFUND_DUE -> required("dueBy", paid.dueBy());
        };
    }

    private Instant required(String field, Optional<Instant> fact) {
        return fact.orElseThrow(() -> InvalidInput.field(field, "is required under " + policy.ref()));
    }

    private LocalDate day(Instant at) {
        return at.atZone(policy.zone()).toLocalDate();
    }
}
