package dev.makegood.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The steps of one assessment, in words and numbers (SAMR order 116, art. 29: basis and method of calculation). */
final class Arithmetic {
    private final PolicyRef policy;
    private final List<Step> steps = new ArrayList<>();

    Arithmetic(PolicyRef policy) {
        this.policy = policy;
    }

    /** What was paid for units that nothing is owed for, and why. */
    record Left(Money paid, Uncounted why) {}

    /** @param all whether nothing is owed for any of the units */
    void left(List<Left> portions, boolean all) {
        var reasons = new LinkedHashMap<Uncounted, Money>();
        portions.forEach(left -> reasons.merge(left.why(), left.paid(), Money::plus));
        boolean whole = all && reasons.size() == 1;
        reasons.forEach(
                (why, paid) -> left(why, whole ? "" : " for units of " + text(paid), whole ? "" : text(paid) + " 的商品"));
        if (all && !whole) {
            step("%s: so nothing is owed".formatted(policy), "%s：因此无需赔付".formatted(policy));
        }
    }

    private void left(Uncounted why, String en, String zh) {
        switch (why) {
            case Uncounted.Exempt(Exemption ground) ->
                step(
                        "%s: exempt, nothing is owed%s: %s".formatted(policy, en, ground.en()),
                        "%s：%s免责，无需赔付：%s".formatted(policy, zh, ground.zh()));
            case Uncounted.Agreed() ->
                step(
                        "%s: nothing is owed%s: buyer and merchant agreed to cancel".formatted(policy, en),
                        "%s：%s双方协商一致取消，规则不要求赔付".formatted(policy, zh));
            case Uncounted.Gift() ->
                step(
                        "%s: nothing is owed where nothing was paid".formatted(policy),
                        "%s：未支付任何款项的商品无需赔付".formatted(policy));
        }
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

    /** Says nothing of a tier that is for everything. */
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
                "%s：%s赔付固定金额：%s".formatted(policy, violation.zh(), text(amount)));
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

    /** @param whole whether the base is all that was paid; else it is what was paid beside coupons */
    void rate(Money base, boolean whole, int rate, BigDecimal exactMinor) {
        String exact = exact(base.getCurrencyUnit(), exactMinor);
        step(
                "%s of what was paid%s, %s: %s"
                        .formatted(percent(rate), whole ? "" : " beside coupons", text(base), exact),
                "%s %s 的 %s：%s".formatted(whole ? "实付金额" : "扣除现金券后的实付金额", text(base), percent(rate), exact));
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
        step(
                "Rounded half-up to the %s: %s".formatted(unit.en(), text(rounded)),
                "四舍五入至%s：%s".formatted(unit.zh(), text(rounded)));
    }

    void limits(CurrencyUnit currency, BigDecimal before, BigDecimal after) {
        int compared = after.compareTo(before);
        if (compared == 0) {
            return;
        }
        String limit = text(Money.ofMinor(currency, after.longValueExact()));
        if (compared > 0) {
            step("Not less than %s: %s".formatted(limit, limit), "不低于 %s：%s".formatted(limit, limit));
        } else {
            step("Not more than %s: %s".formatted(limit, limit), "不高于 %s：%s".formatted(limit, limit));
        }
    }

    Money topUp(Money before, Money rest) {
        step(
                "The late shipment of this line is compensated with %s, so as much less: %s"
                        .formatted(text(before), text(rest)),
                "该商品延迟发货已赔付 %s，补足差额：%s".formatted(text(before), text(rest)));
        return rest;
    }

    Money replaced(Money before, Money rest) {
        step(
                "The stockout of what this took the place of is compensated with %s, so as much less: %s"
                        .formatted(text(before), text(rest)),
                "被替换商品的缺货已赔付 %s，补足差额：%s".formatted(text(before), text(rest)));
        return rest;
    }

    Money scopeCap(Scope scope, Money limit, Money used, Money left, Money amount) {
        Money result = amount.isGreaterThan(left) ? left : amount;
        step(
                "At most %s for all cases of %s, of which earlier cases used %s: %s left"
                        .formatted(text(limit), scope.en(), text(used), text(left)),
                "%s赔付上限 %s，此前已用 %s，剩余 %s".formatted(scope.zh(), text(limit), text(used), text(left)));
        return result;
    }

    /**
     * @param own what is given otherwise for the units that the agreement is about
     * @param all whether that is all that is given
     */
    void agreed(Money atLeast, Money own, Money amount, boolean all) {
        if (all) {
            step("Buyer and merchant agreed on %s".formatted(text(atLeast)), "买卖双方协商赔付 %s".formatted(text(atLeast)));
        } else {
            step(
                    "Buyer and merchant agreed on %s for units that add %s: %s"
                            .formatted(text(atLeast), text(own), text(amount)),
                    "买卖双方就部分商品协商赔付 %s，该部分原赔付 %s，合计 %s".formatted(text(atLeast), text(own), text(amount)));
        }
    }

    Money promise(MerchantPromise promise, Money amount) {
        String most = text(promise.amount());
        switch (promise.kind()) {
            case EXTRA ->
                step(
                        "The merchant's own promise %s, %s more: %s".formatted(promise.promiseId(), most, text(amount)),
                        "商家店铺承诺 %s，另加 %s：%s".formatted(promise.promiseId(), most, text(amount)));
            case AT_LEAST ->
                step(
                        "The merchant's own promise %s, %s at least: %s"
                                .formatted(promise.promiseId(), most, text(amount)),
                        "商家店铺承诺 %s，不少于 %s：%s".formatted(promise.promiseId(), most, text(amount)));
        }
        return amount;
    }

    /** If it is nothing, the step before has said so, and why. */
    Assessment result(Money amount, Money extra) {
        if (amount.isPositive()) {
            step("Compensation: %s".formatted(text(amount)), "赔付金额：%s".formatted(text(amount)));
        }
        return new Assessment(amount, steps, extra);
    }

    private void step(String en, String zh) {
        steps.add(new Step(en, zh));
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String text(Money amount) {
        return Amounts.text(amount);
    }
}
