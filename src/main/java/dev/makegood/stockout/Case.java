package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * A case (缺货单): one order line and one class of violation, such as that the merchant cannot ship it, wholly or in part. It
 * is never deleted and keeps its policy version for ever. It grows by tranches, and each time it is assessed again as a whole.
 *
 * @param circumstances what is true of all of its units
 * @param tranches what its growths added, in order; at least one
 * @param appealed how many of the first tranches an appeal has been brought about
 * @param assessment what it is worth; assessed again under the same version it comes to the same
 */
public record Case(
        CaseId id,
        @JsonUnwrapped Subject subject,
        PolicyRef policy,
        Circumstances circumstances,
        List<Tranche> tranches,
        int appealed,
        Assessment assessment,
        @JsonUnwrapped Settlement settlement) {

    public Case {
        tranches = List.copyOf(tranches);
        int units = tranches.stream().mapToInt(Tranche::units).sum();
        if (units < 1 || units > subject.quantity() || appealed > tranches.size()) {
            throw new IllegalArgumentException(
                    id + ": it cannot be about " + units + " of " + subject.quantity() + " units");
        }
    }

    /** Returns a case that has not been assessed yet. */
    static Case born(
            CaseId id, OrderLine line, PolicyVersion policy, Circumstances circumstances, List<Tranche> first) {
        return new Case(
                id,
                Subject.of(line),
                policy.ref(),
                circumstances,
                first,
                0,
                Assessment.ofPolicy(policy.money(0), List.of()),
                Settlement.none(policy.money(0), new Compensation.Nothing()));
    }

    public String merchantId() {
        return subject.merchantId();
    }

    public String buyer() {
        return subject.buyer();
    }

    public String sku() {
        return subject.sku();
    }

    public int quantity() {
        return subject.quantity();
    }

    /** Returns the units that it is about: of a stockout, those that will not be shipped. */
    public int units() {
        return tranches.stream().mapToInt(Tranche::units).sum();
    }

    /** Returns what established it; its tranches may each have another trigger. */
    public Trigger trigger() {
        return tranches.getFirst().trigger();
    }

    public Instant establishedAt() {
        return tranches.getFirst().at();
    }

    /** Returns what its assessment goes by. */
    public Facts facts() {
        return Facts.of(id.violation(), tranches.stream().map(Tranche::counted).toList())
                .happened(Milestones.of(subject.paidAt(), establishedAt()))
                .promisedToShip(circumstances.ship())
                .using(circumstances.used())
                .given(circumstances.given())
                .promised(circumstances.promise())
                .with(circumstances.attributes());
    }

    public Money compensated() {
        return settlement.compensated();
    }

    public Money reimbursed() {
        return settlement.reimbursed();
    }

    public Compensation compensation() {
        return settlement.compensation();
    }

    /** Returns what is still owed of the assessed amount; zero or more. */
    public Money due() {
        return atLeastZero(assessment.amount().minus(compensated()));
    }

    /** Returns what the buyer has been given or is still owed: what was given is kept, even where the case is worth less. */
    public Money toBuyer() {
        return compensated().plus(due());
    }

    /** Returns what the merchant was debited beyond the assessed amount and has not been given back; zero or more. */
    public Money reimbursable() {
        return atLeastZero(compensated().minus(reimbursed()).minus(assessment.amount()));
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.getCurrencyUnit());
    }

    Case grown(Tranche more) {
        return copy(circumstances, Tranches.grown(tranches, appealed, more), appealed, assessment, settlement);
    }

    /** Returns the case with something else true of each tranche. */
    Case each(UnaryOperator<Tranche> change) {
        return with(tranches.stream().map(change).toList());
    }

    /** Returns the case with nothing owed for its first tranches, on a ground. */
    public Case exempt(int first, Exemption ground) {
        return with(IntStream.range(0, tranches.size())
                .mapToObj(i -> i < first ? tranches.get(i).exempt(ground) : tranches.get(i))
                .toList());
    }

    public Case with(List<Tranche> now) {
        return copy(circumstances, now, appealed, assessment, settlement);
    }

    Case in(Circumstances now) {
        return copy(now, tranches, appealed, assessment, settlement);
    }

    /** Returns the case with an appeal brought about all tranches that it has. */
    public Case appealedAgainst() {
        return copy(circumstances, tranches, tranches.size(), assessment, settlement);
    }

    Case assessed(Assessment now) {
        return copy(circumstances, tranches, appealed, now, settlement);
    }

    public Case with(Compensation next) {
        return copy(circumstances, tranches, appealed, assessment, settlement.with(next));
    }

    /** Returns the case whose buyer has been given so much of what is due. */
    public Case compensated(Money given, Compensation next) {
        return copy(circumstances, tranches, appealed, assessment, settlement.given(given, next));
    }

    /** Returns the case whose merchant has been given back all of what is reimbursable. */
    Case reimbursedInFull() {
        return copy(circumstances, tranches, appealed, assessment, settlement.givenBack(reimbursable()));
    }

    private Case copy(Circumstances in, List<Tranche> about, int appealedOf, Assessment worth, Settlement next) {
        return new Case(id, subject, policy, in, about, appealedOf, worth, next);
    }
}
