package dev.makegood.policy.assessment;

import dev.makegood.policy.Assessment;
import dev.makegood.wording.Amounts;
import dev.makegood.wording.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Collects the steps of one assessment, in words and numbers (SAMR order 116, art. 29: basis and method of
 * calculation).
 */
final class Steps {
    private final List<Text> told = new ArrayList<>();

    void add(String en, String zh) {
        told.add(new Text(en, zh));
    }

    /** Returns the assessment. If the amount is zero, the last step has already said so. */
    Assessment result(Money amount, Money extra) {
        if (amount.isPositive()) {
            add("Compensation: %s".formatted(Amounts.text(amount)), "赔付金额：%s".formatted(Amounts.zh(amount)));
        }
        return new Assessment(amount, told, extra);
    }

    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }
}
