package dev.makegood.policy.assessment;

import static dev.makegood.policy.assessment.Steps.percent;
import static dev.makegood.wording.Amounts.text;
import static dev.makegood.wording.Amounts.zh;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Violation;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Records the steps by which the worth of a violation is computed, before {@link Adjustments}. */
final class Arithmetic {
    private final PolicyRef policy;
    private final Steps steps;

    Arithmetic(PolicyRef policy, Steps steps) {
        this.policy = policy;
        this.steps = steps;
    }

    Money nothingWithout(String attribute, Money zero) {
        step(
                "%s: nothing is owed unless %s".formatted(policy, attribute),
                "%s：须满足 %s 方可赔付".formatted(policy, attribute));
        return zero;
    }

    Money noTier(Violation violation, Money zero) {
        step(
                "%s: no tier of it is for this %s".formatted(policy, violation.en()),
                "%s：本次%s不属于任何赔付档位".formatted(policy, violation.zh()));
        return zero;
    }

    /** Records the tier; nothing if it is for everything. */
    void tier(Tier tier) {
        String en = range("more than %d h", "at most %d h", " and ", tier.promise());
        String zh = range("超过 %d 小时", "不超过 %d 小时", "且", tier.promise());
        String when = tier.when().entrySet().stream()
                .map(condition -> (condition.getValue() ? "" : "not ") + condition.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!en.isEmpty() || !when.isEmpty()) {
            step(
                    "%s, tier: %s".formatted(policy, join(en.isEmpty() ? en : "promised within " + en, when)),
                    "%s，档位：%s".formatted(policy, join(zh.isEmpty() ? zh : "承诺发货时长" + zh, when)));
        }
    }

    private static String range(String over, String atMost, String and, Tier.PromiseRange range) {
        String from = range.overHours().map(over::formatted).orElse("");
        String to = range.atMostHours().map(atMost::formatted).orElse("");
        return from + (from.isEmpty() || to.isEmpty() ? "" : and) + to;
    }

    private static String join(String one, String other) {
        return one + (one.isEmpty() || other.isEmpty() ? "" : "; ") + other;
    }

    Money fixed(Violation violation, Money amount) {
        step(
                "%s: fixed amount for a %s: %s".formatted(policy, violation.en(), text(amount)),
                "%s：%s赔付固定金额：%s".formatted(policy, violation.zh(), zh(amount)));
        return amount;
    }

    void admittedInTime(int full, int rate) {
        step(
                "Admitted within the promised ship time: %s instead of %s".formatted(percent(rate), percent(full)),
                "商家在承诺发货时间内承认缺货：按 %s 而非 %s".formatted(percent(rate), percent(full)));
    }

    void notAdmittedInTime(int full) {
        step(
                "Not admitted within the promised ship time: %s".formatted(percent(full)),
                "商家未在承诺发货时间内承认缺货：按 %s".formatted(percent(full)));
    }

    /**
     * Records a share.
     *
     * @param whole true if the base is all that was paid; false if coupons are left out
     */
    void rate(Money base, boolean whole, int rate, BigDecimal exactMinor) {
        String exact = exact(base.getCurrencyUnit(), exactMinor);
        step(
                "%s of what was paid%s, %s: %s"
                        .formatted(percent(rate), whole ? "" : " beside coupons", text(base), exact),
                "%s %s 的 %s：%s".formatted(whole ? "实付金额" : "扣除现金券后的实付金额", zh(base), percent(rate), exact));
    }

    void together(CurrencyUnit currency, BigDecimal exactMinor) {
        String exact = exact(currency, exactMinor);
        step("Together: %s".formatted(exact), "合计：%s".formatted(exact));
    }

    private static String exact(CurrencyUnit currency, BigDecimal minor) {
        return minor.movePointLeft(currency.getDecimalPlaces())
                .stripTrailingZeros()
                .toPlainString();
    }

    void rounding(Rounding.Unit unit, Money rounded) {
        CurrencyUnit currency = rounded.getCurrencyUnit();
        step(
                "Rounded half-up to the %s: %s".formatted(unit.en(currency), text(rounded)),
                "四舍五入至%s：%s".formatted(unit.zh(currency), zh(rounded)));
    }

    void limits(CurrencyUnit currency, BigDecimal before, BigDecimal after) {
        int compared = after.compareTo(before);
        if (compared == 0) {
            return;
        }
        String limit = text(Money.ofMinor(currency, after.longValueExact()));
        if (compared > 0) {
            step("Not less than %s: %s".formatted(limit, limit), "不低于 %s：%s".formatted(zh(limit), zh(limit)));
        } else {
            step("Not more than %s: %s".formatted(limit, limit), "不高于 %s：%s".formatted(zh(limit), zh(limit)));
        }
    }

    private void step(String en, String zh) {
        steps.add(en, zh);
    }
}
