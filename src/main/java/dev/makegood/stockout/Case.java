package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyRef;
import java.time.Instant;
import org.joda.money.Money;

/**
 * A case (缺货单): one order line and one class of violation, such as that the merchant cannot ship it, wholly or in part. It
 * is never deleted and keeps its policy version for ever. More units can only be added, and each time it is assessed again.
 *
 * @param buyer the buyer's pseudonym
 * @param quantity units of the line
 * @param units those of them that it is about: of a stockout, those that will not be shipped
 * @param facts what the assessment goes by; assessed again under the same version they give the same
 * @param compensated what the buyer has been given so far; never taken back, even where the case turns out to be worth less
 * @param reimbursed what of that the merchant has been given back by the platform
 */
public record Case(
        CaseId id,
        String merchantId,
        String buyer,
        String sku,
        int quantity,
        int units,
        Trigger trigger,
        Instant establishedAt,
        PolicyRef policy,
        Facts facts,
        Assessment assessment,
        Money compensated,
        Money reimbursed,
        Compensation compensation) {

    public Case {
        if (units < 1 || units > quantity) {
            throw new IllegalArgumentException(id + ": it cannot be about " + units + " of " + quantity + " units");
        }
        if (compensated.isNegative() || reimbursed.isNegative() || reimbursed.isGreaterThan(compensated)) {
            throw new IllegalArgumentException(id + ": compensated " + compensated + ", reimbursed " + reimbursed);
        }
    }

    /** What is still owed of the assessed amount; zero or more. */
    @JsonIgnore
    public Money due() {
        Money due = assessment.amount().minus(compensated);
        return due.isPositive() ? due : Money.zero(due.getCurrencyUnit());
    }

    /** What the buyer has been given or is still owed: what was given is kept, even where the case is worth less now. */
    Money toBuyer() {
        return compensated.plus(due());
    }

    /** What the merchant was debited beyond the assessed amount and has not been given back; zero or more. */
    @JsonIgnore
    public Money reimbursable() {
        Money beyond = compensated.minus(reimbursed).minus(assessment.amount());
        return beyond.isPositive() ? beyond : Money.zero(beyond.getCurrencyUnit());
    }

    /** The same case about more units. */
    Case grown(int more) {
        return copy(units + more, facts, assessment, compensated, reimbursed, compensation);
    }

    Case assessed(Facts by, Assessment now, Compensation next) {
        return copy(units, by, now, compensated, reimbursed, next);
    }

    public Case with(Compensation next) {
        return copy(units, facts, assessment, compensated, reimbursed, next);
    }

    /** The buyer has been given so much of what is due. */
    public Case compensated(Money given, Compensation next) {
        return copy(units, facts, assessment, compensated.plus(given), reimbursed, next);
    }

    /** The merchant has been given back all of what is reimbursable. */
    Case reimbursedInFull() {
        return copy(units, facts, assessment, compensated, reimbursed.plus(reimbursable()), compensation);
    }

    private Case copy(int about, Facts by, Assessment worth, Money given, Money back, Compensation next) {
        return new Case(
                id,
                merchantId,
                buyer,
                sku,
                quantity,
                about,
                trigger,
                establishedAt,
                policy,
                by,
                worth,
                given,
                back,
                next);
    }
}
