package dev.makegood.policy.assessment;

import dev.makegood.policy.Scope;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.wording.Sentence;
import org.joda.money.Money;

/**
 * Adjusts the worth of a violation for other cases, scope caps, the merchant's promise and agreements, and records a
 * step for each.
 */
final class Adjustments {
    private final Steps steps;

    Adjustments(Steps steps) {
        this.steps = steps;
    }

    Money topUp(Money before, Money rest) {
        return less("step.topUp", before, rest);
    }

    Money replaced(Money before, Money rest) {
        return less("step.replaced", before, rest);
    }

    private Money less(String step, Money before, Money rest) {
        steps.add(Sentence.of(step).amount("before", before).amount("rest", rest));
        return rest;
    }

    Money scopeCap(Scope scope, Money limit, Money used, Money left, Money amount) {
        steps.add(Sentence.of("step.scopeCap")
                .with("scope", scope.words())
                .amount("limit", limit)
                .amount("used", used)
                .amount("left", left));
        return amount.isGreaterThan(left) ? left : amount;
    }

    /**
     * Records an agreed sum.
     *
     * @param own the amount that the units of the agreement would get without it
     * @param all true if the agreement covers all units
     */
    void agreed(Money atLeast, Money own, Money amount, boolean all) {
        steps.add(Sentence.of(all ? "step.agreedSum" : "step.agreedSumOfSome")
                .amount("sum", atLeast)
                .amount("own", own)
                .amount("amount", amount));
    }

    Money promise(MerchantPromise promise, Money amount) {
        steps.add(Sentence.of("step.promise." + promise.kind().id())
                .with("promise", promise.promiseId())
                .amount("sum", promise.amount())
                .amount("amount", amount));
        return amount;
    }
}
