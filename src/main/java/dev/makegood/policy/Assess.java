package dev.makegood.policy;

import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** What a case is worth: a pure function of the policy version and the facts, the same whenever it is asked. */
public final class Assess {
    private Assess() {}

    /**
     * Assesses a stockout. A cap can leave less than the amount, down to nothing: the cap wins.
     *
     * @param usedOfOrderCap what earlier cases of the same order are worth together
     */
    public static Assessment stockout(PolicyVersion policy, Money usedOfOrderCap) {
        Money amount = policy.money(policy.compensation().amountMinor());
        Money cap = policy.money(policy.compensation().orderCapMinor());
        Money left = cap.isGreaterThan(usedOfOrderCap) ? cap.minus(usedOfOrderCap) : policy.money(0);
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                "%s: fixed amount for a stockout: %s".formatted(policy.ref(), text(amount)),
                "%s：缺货赔付固定金额：%s".formatted(policy.ref(), text(amount))));
        steps.add(new Step(
                "At most %s for all cases of one order, of which earlier cases used %s: %s left"
                        .formatted(text(cap), text(usedOfOrderCap), text(left)),
                "同一订单赔付上限 %s，此前已用 %s，剩余 %s".formatted(text(cap), text(usedOfOrderCap), text(left))));
        Money result = amount.isGreaterThan(left) ? left : amount;
        steps.add(new Step(
                "Compensation: the lesser of %s and %s: %s".formatted(text(amount), text(left), text(result)),
                "赔付金额：取 %s 与 %s 的较小者：%s".formatted(text(amount), text(left), text(result))));
        return new Assessment(result, List.copyOf(steps));
    }

    /** An amount as people read it, such as {@code 5.00 CNY}. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString() + " "
                + amount.getCurrencyUnit().getCode();
    }
}
