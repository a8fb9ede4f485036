package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.inventory.StockSeen;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.TornRead;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/**
 * Holds a case: one order line and one class of violation, such as a stockout. It is never deleted and keeps its policy
 * version. It grows by tranches and is then assessed again as a whole.
 *
 * @param zone the zone of times in its notices: its policy version's
 * @param circumstances the facts of all its units
 * @param tranches its growths, in order; at least one
 * @param covered the tranches that appeals and complaints cover
 * @param assessment its worth; assessing it again under the same version gives the same result
 * @param told what its merchant was told
 * @param stock what its stock position said when it was established; absent for a late shipment
 */
public record Case(
        CaseId id,
        @JsonUnwrapped Subject subject,
        PolicyRef policy,
        ZoneId zone,
        Circumstances circumstances,
        List<Tranche> tranches,
        Covered covered,
        Assessment assessment,
        @JsonUnwrapped Settlement settlement,
        @JsonUnwrapped Told told,
        Optional<StockSeen> stock) {

    public Case {
        tranches = List.copyOf(tranches);
        int units = Tranches.standing(tranches);
        if (tranches.isEmpty() || units > subject.quantity() || covered.most() > tranches.size()) {
            throw new IllegalArgumentException(id + " cannot have " + units + " of " + subject.quantity() + " units");
        }
    }

    /** Returns a case that has not been assessed yet. */
    public static Case born(CaseId id, Growth growth, Circumstances circumstances) {
        PolicyVersion policy = growth.policy();
        return new Case(
                id,
                Subject.of(growth.line()),
                policy.ref(),
                policy.zone(),
                circumstances,
                List.of(growth.tranche()),
                Covered.NONE,
                Assessment.ofPolicy(policy.money(0), List.of()),
                Settlement.none(policy.money(0), new Compensation.Nothing()),
                Told.at(growth.now()),
                growth.stock());
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

    /** Returns its units; for a stockout, those that will not ship. */
    public int units() {
        return Tranches.standing(tranches);
    }

    /** Returns the number of its last unit: units that were taken back keep the numbers that their refund has. */
    public int lastUnit() {
        return tranches.stream().mapToInt(Tranche::units).sum();
    }

    /** Returns the payment for its units from {@code from} (exclusive) to {@code to} (inclusive), by their numbers. */
    public Money paid(OrderLine line, int from, int to) {
        return lastUnit() == units()
                ? Shares.ofUnits(line.line().paid(), from, to, line.line().quantity())
                : Tranches.paid(tranches, from, to);
    }

    /** Returns the trigger that established it; later tranches may have other triggers. */
    public Trigger trigger() {
        return tranches.getFirst().trigger();
    }

    public Instant establishedAt() {
        return tranches.getFirst().at();
    }

    /** Returns the facts for its assessment. */
    public Facts facts() {
        return new CaseFacts(this).facts();
    }

    /** Returns how many units of a tranche something may be owed for. */
    public int countedUnits(int i, boolean gifts) {
        return new CaseFacts(this).countedUnits(i, gifts);
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

    /** Returns its worth and the settled part of it. */
    public CaseMoney money() {
        return new CaseMoney(assessment.amount(), settlement);
    }

    /** Returns the part of the assessed amount that is still owed; zero or more. */
    public Money due() {
        return money().due();
    }

    /**
     * Returns the case with one more tranche.
     *
     * @throws TornRead if the line has fewer units, so that it was read before an existing tranche
     */
    public Case grown(Tranche more) {
        TornRead.unless(
                units() + more.units() <= subject.quantity(),
                id + ": " + more.units() + " more than " + units() + " of " + subject.quantity() + " units");
        return copy(circumstances, Tranches.grown(tranches, covered.most(), more), assessment, settlement)
                .worthTold(more.at());
    }

    /** Returns the case with each tranche changed. */
    public Case each(UnaryOperator<Tranche> change) {
        return with(tranches.stream().map(change).toList());
    }

    /** Returns the case with its first tranches exempt on a ground, so that nothing is owed for them. */
    public Case exempt(int first, Exemption ground) {
        return with(Tranches.exempt(tranches, first, ground));
    }

    /**
     * Returns the case with a sum agreed on for all its tranches, counting earlier agreements for parts of it. Any
     * other compensation stays owed.
     */
    public Case agreedOn(Cause.Agreed agreed) {
        Money missing = agreed.atLeast().minus(AgreedBefore.sum(tranches, agreed.atLeast()));
        return missing.isPositive() ? with(AgreedBefore.plus(tranches, agreed.id(), missing)) : this;
    }

    public Case with(List<Tranche> next) {
        return copy(circumstances, next, assessment, settlement);
    }

    /** Returns true if each of its tranches is covered by an appeal. */
    public boolean hasBeenAppealedAgainst() {
        return covered.appealed() == tranches.size();
    }

    /** Returns true if something may be owed for a tranche that no appeal covers. */
    public boolean isAppealable() {
        return tranches.stream().skip(covered.appealed()).anyMatch(tranche -> !tranche.exempt());
    }

    public Case in(Circumstances next) {
        return copy(next, tranches, assessment, settlement);
    }

    /** Returns the case with all its present tranches covered by an appeal. */
    public Case appealedAgainst() {
        return covered(new Covered(tranches.size(), covered.complained()));
    }

    /** Returns the case with a complaint upheld for all its present tranches. */
    public Case complainedAbout() {
        return covered(new Covered(covered.appealed(), tranches.size()))
                .in(circumstances.and(Circumstances.COMPLAINT_UPHELD))
                .each(Tranche::keep);
    }

    private Case covered(Covered next) {
        return new Case(id, subject, policy, zone, circumstances, tranches, next, assessment, settlement, told, stock);
    }

    /** Returns the case with its worth told to its merchant at {@code now}. */
    public Case worthTold(Instant now) {
        return with(told.again(now));
    }

    public Case with(Told next) {
        return new Case(
                id, subject, policy, zone, circumstances, tranches, covered, assessment, settlement, next, stock);
    }

    public Case assessed(Assessment next) {
        return copy(circumstances, tranches, next, settlement);
    }

    public Case with(Compensation next) {
        return copy(circumstances, tranches, assessment, settlement.with(next));
    }

    public Case with(Settlement next) {
        return copy(circumstances, tranches, assessment, next);
    }

    /** Returns the case with its merchant reimbursed for exactly the amount that is not owed. */
    public Case squared() {
        return copy(circumstances, tranches, assessment, settlement.givenBack(money().squared()));
    }

    private Case copy(Circumstances in, List<Tranche> about, Assessment worth, Settlement next) {
        return new Case(id, subject, policy, zone, in, about, covered, worth, next, told, stock);
    }
}
