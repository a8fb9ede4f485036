package dev.makegood.policy.assessment;

import static dev.makegood.wording.Amounts.text;
import static dev.makegood.wording.Amounts.zh;

import dev.makegood.policy.Scope;
import dev.makegood.promise.MerchantPromise;
import org.joda.money.Money;

/**
 * Applies to the worth of a violation what other cases, scope caps, the merchant's promise and agreements change, and
 * records a step for each.
 */
final class Adjustments {
    private final Steps steps;

    Adjustments(Steps steps) {
        this.steps = steps;
    }

    Money topUp(Money before, Money rest) {
        steps.add(
                "The late shipment of this line is compensated with %s, so as much less: %s"
                        .formatted(text(before), text(rest)),
                "该商品延迟发货已赔付 %s，补足差额：%s".formatted(zh(before), zh(rest)));
        return rest;
    }

    Money replaced(Money before, Money rest) {
        steps.add(
                "The stockout of what this took the place of is compensated with %s, so as much less: %s"
                        .formatted(text(before), text(rest)),
                "被替换商品的缺货已赔付 %s，补足差额：%s".formatted(zh(before), zh(rest)));
        return rest;
    }

    Money scopeCap(Scope scope, Money limit, Money used, Money left, Money amount) {
        Money result = amount.isGreaterThan(left) ? left : amount;
        steps.add(
                "At most %s for all cases of %s, of which earlier cases used %s: %s left"
                        .formatted(text(limit), scope.en(), text(used), text(left)),
                "%s赔付上限 %s，此前已用 %s，剩余 %s".formatted(scope.zh(), zh(limit), zh(used), zh(left)));
        return result;
    }

    /**
     * Records an agreed sum.
     *
     * @param own what is otherwise given for the units of the agreement
     * @param all true if the agreement is about all units
     */
    void agreed(Money atLeast, Money own, Money amount, boolean all) {
        if (all) {
            steps.add("Buyer and merchant agreed on %s".formatted(text(atLeast)), "买卖双方协商赔付 %s".formatted(zh(atLeast)));
        } else {
            steps.add(
                    "Buyer and merchant agreed on %s for units that are otherwise worth %s: %s in all"
                            .formatted(text(atLeast), text(own), text(amount)),
                    "买卖双方就部分商品协商赔付 %s，该部分原赔付 %s，合计 %s".formatted(zh(atLeast), zh(own), zh(amount)));
        }
    }

    Money promise(MerchantPromise promise, Money amount) {
        String most = text(promise.amount());
        switch (promise.kind()) {
            case EXTRA ->
                steps.add(
                        "The merchant's own promise %s, %s more: %s".formatted(promise.promiseId(), most, text(amount)),
                        "商家店铺承诺 %s，另加 %s：%s".formatted(promise.promiseId(), zh(most), zh(amount)));
            case AT_LEAST ->
                steps.add(
                        "The merchant's own promise %s, %s at least: %s"
                                .formatted(promise.promiseId(), most, text(amount)),
                        "商家店铺承诺 %s，不少于 %s：%s".formatted(promise.promiseId(), zh(most), zh(amount)));
        }
        return amount;
    }
}
