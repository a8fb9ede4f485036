package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
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
 * @param covered which tranches appeals and complaints are about
 * @param assessment what it is worth; assessed again under the same version it comes to the same
 * @param worthToldAt when its merchant was last told what it is worth, from when the days to appeal count
 */
public record Case(
        CaseId id,
        @JsonUnwrapped Subject subject,
        PolicyRef policy,
        Circumstances circumstances,
        List<Tranche> tranches,
        Covered covered,
        Assessment assessment,
        @JsonUnwrapped Settlement settlement,
        Instant worthToldAt) {

    public Case {
        tranches = List.copyOf(tranches);
        int units = tranches.stream().mapToInt(Tranche::units).sum();
        if (units < 1 || units > subject.quantity() || covered.most() > tranches.size()) {
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
                Covered.NONE,
                Assessment.ofPolicy(policy.money(0), List.of()),
                Settlement.none(policy.money(0), new Compensation.Nothing()),
                first.getLast().at());
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
        return Facts.of(
                        id.violation(),
                        IntStream.range(0, tranches.size())
                                .mapToObj(this::counted)
                                .toList())
                .happened(Milestones.of(subject.paidAt(), establishedAt()))
                .promisedToShip(circumstances.ship())
                .using(circumstances.used())
                .given(circumstances.given())
                .promised(circumstances.promise())
                .with(circumstances.attributes());
    }

    /** Where nothing is owed without a complaint, one that was upheld is about the tranches that were there. */
    private Portion counted(int i) {
        Portion portion = tranches.get(i).counted();
        boolean missing = circumstances.attributes().contains(UpholdComplaint.ATTRIBUTE) && i >= covered.complained();
        return missing && portion.exemption().isEmpty() ? portion.exempt(Exemption.NO_COMPLAINT) : portion;
    }

    /** Returns for how many units of a tranche something may be owed. */
    int countedUnits(int i, boolean gifts) {
        Tranche tranche = tranches.get(i);
        return counted(i).counts(gifts) ? tranche.units() - tranche.madeGood() : 0;
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

    /** Returns what the merchant was given back and turns out to owe all the same, since the buyer kept it; zero or more. */
    public Money owedAgain() {
        Money owed = assessment.amount().isLessThan(compensated()) ? assessment.amount() : compensated();
        return atLeastZero(owed.minus(compensated().minus(reimbursed())));
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.getCurrencyUnit());
    }

    Case grown(Tranche more) {
        return copy(circumstances, Tranches.grown(tranches, covered.most(), more), assessment, settlement)
                .worthTold(more.at());
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

    /**
     * Returns the case with a sum agreed on for all that it is about, beside what was agreed on for parts of it before.
     * Whatever was owed is owed still.
     */
    Case agreedOn(Cause.Agreed agreed) {
        Money missing = atLeastZero(agreed.atLeast().minus(AgreedBefore.sum(tranches, agreed.atLeast())));
        return missing.isZero() ? this : with(AgreedBefore.plus(tranches, agreed.id(), missing));
    }

    public Case with(List<Tranche> now) {
        return copy(circumstances, now, assessment, settlement);
    }

    /** True if an appeal has been brought about each of its tranches. */
    public boolean hasBeenAppealedAgainst() {
        return covered.appealed() == tranches.size();
    }

    /** True if something may be owed for a tranche that no appeal has been brought about. */
    public boolean isAppealable() {
        return tranches.stream().skip(covered.appealed()).anyMatch(tranche -> !tranche.exempt());
    }

    Case in(Circumstances now) {
        return copy(now, tranches, assessment, settlement);
    }

    /** Returns the case with an appeal brought about all tranches that it has. */
    public Case appealedAgainst() {
        return covered(new Covered(tranches.size(), covered.complained()));
    }

    /** Returns the case with a complaint upheld about all tranches that it has. */
    Case complainedAbout() {
        return covered(new Covered(covered.appealed(), tranches.size()))
                .in(circumstances.and(UpholdComplaint.ATTRIBUTE));
    }

    private Case covered(Covered now) {
        return new Case(id, subject, policy, circumstances, tranches, now, assessment, settlement, worthToldAt);
    }

    /** Returns the case whose merchant is told now what it is worth. */
    Case worthTold(Instant now) {
        return new Case(id, subject, policy, circumstances, tranches, covered, assessment, settlement, now);
    }

    Case assessed(Assessment now) {
        return copy(circumstances, tranches, now, settlement);
    }

    public Case with(Compensation next) {
        return copy(circumstances, tranches, assessment, settlement.with(next));
    }

    /** Returns the case whose buyer has been given so much of what is due. */
    public Case compensated(Money given, Compensation next) {
        return copy(circumstances, tranches, assessment, settlement.given(given, next));
    }

    /** Returns the case whose merchant has been given back what is not owed, and no more. */
    Case squared() {
        return copy(
                circumstances,
                tranches,
                assessment,
                settlement.givenBack(reimbursed().plus(reimbursable()).minus(owedAgain())));
    }

    private Case copy(Circumstances in, List<Tranche> about, Assessment worth, Settlement next) {
        return new Case(id, subject, policy, in, about, covered, worth, next, worthToldAt);
    }
}
