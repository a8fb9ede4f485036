package dev.makegood.policy.assessment;

import dev.makegood.policy.Accrual;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Rounding;
import dev.makegood.wording.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.joda.money.Money;

/** Records the steps of what accrued until refunds were paid. */
final class AccrualSteps {
    /** The decimals after the minor unit that a step shows of an amount without an end. */
    private static final int SHOWN = 4;

    private final PolicyVersion policy;
    private final Steps steps;

    AccrualSteps(PolicyVersion policy, Steps steps) {
        this.policy = policy;
        this.steps = steps;
    }

    void interest(Accrual.Interest interest, int rate, Accruing.Period period, Accruing.Quotient exact) {
        steps.add(share("step.interest", interest, period, exact)
                .percent("rate", rate)
                .with("dayCount", interest.dayCount().id()));
    }

    void daily(Accrual.Daily daily, Accruing.Period period, Accruing.Quotient exact) {
        steps.add(share("step.daily", daily, period, exact).percent("rate", daily.basisPoints()));
    }

    private Sentence share(String step, Accrual accrual, Accruing.Period period, Accruing.Quotient exact) {
        return days(step, accrual, period.from(), period.to(), period.days())
                .amount("cash", period.cash())
                .decimal("exact", decimal(exact));
    }

    private static Sentence days(String step, Accrual accrual, LocalDate from, LocalDate to, long days) {
        return Sentence.of(step)
                .with("instant", Accrual.words(accrual.from()))
                .with("from", from)
                .with("to", to)
                .with("days", days);
    }

    /** Returns an amount in major units; its end is left out if it has none. */
    private String decimal(Accruing.Quotient exact) {
        int decimals = policy.currency().getDecimalPlaces();
        BigDecimal shown = exact.dividend().divide(exact.divisor(), SHOWN, RoundingMode.DOWN);
        boolean all = shown.multiply(exact.divisor()).compareTo(exact.dividend()) == 0;
        String text = shown.movePointLeft(decimals).stripTrailingZeros().toPlainString();
        return all ? text : text + "…";
    }

    void together(Accruing.Quotient exact) {
        steps.add(Sentence.of("step.together").decimal("exact", decimal(exact)));
    }

    void rounded(Rounding.Mode mode, Money amount) {
        steps.add(Sentence.of("step.rounded")
                .with("rounding", Rounding.toMinor(mode).words(policy.currency()))
                .amount("amount", amount));
    }

    void perDay(Accrual.PerDay perDay, List<Accruing.Period> periods, long days, Money amount) {
        LocalDate from = periods.stream()
                .map(Accruing.Period::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = periods.stream()
                .map(Accruing.Period::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        steps.add(days("step.perDay", perDay, from, to, days)
                .amount("each", policy.money(perDay.amountMinor()))
                .amount("amount", amount));
    }
}
