package dev.makegood.policy.assessment;

import dev.makegood.policy.Assessment;
import dev.makegood.wording.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Collects the steps of one assessment, in words and numbers (SAMR order 116, art. 29: basis and method of
 * calculation).
 */
final class Steps {
    private final List<Sentence> told = new ArrayList<>();

    void add(Sentence step) {
        told.add(step);
    }

    /**
     * Returns the assessment. If the amount is zero, the last step already explains why.
     *
     * @param before the amount without what accrued
     */
    Assessment result(Money before, Money extra, Money accrued) {
        Money amount = before.plus(accrued);
        if (amount.isPositive()) {
            add(Sentence.of("step.result").amount("amount", amount));
        }
        return new Assessment(amount, told, extra, accrued);
    }
}
