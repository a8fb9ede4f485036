package dev.makegood.whatif;

import dev.makegood.order.Shares;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.stockout.CaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Computes the worth of past cases under other versions. Replays cases in {@link PastCase#ORDER}, since the worth of a
 * case depends on how much of the caps earlier ones used. Under their own versions all cases keep their stored amounts,
 * whatever part of the past is replayed.
 * <p>The set of cases is the past one: a different time of detection under another version is not replayed.
 */
public final class Simulation {
    private final Function<PastCase, PolicyVersion> versions;
    private final CapUse caps = new CapUse();
    private final Map<CaseId, Change> changes = new HashMap<>();
    private final Report.Builder report;

    /** Holds a case whose replayed amount differs from its stored one. */
    private record Change(Money before, Money after) {
        /** Returns the share of the new amount that corresponds to the share of {@code stored} in the old one. */
        Money share(Money stored) {
            return stored.isLessThan(before)
                    ? Shares.cumulative(after, stored.getAmountMinorLong(), before.getAmountMinorLong())
                    : after;
        }
    }

    /**
     * Creates a simulation.
     *
     * @param versions returns the version under which to replay a case
     */
    public Simulation(Function<PastCase, PolicyVersion> versions, Report.Builder report) {
        this.versions = versions;
        this.report = report;
    }

    /**
     * Replays one case.
     *
     * @return its amount
     */
    public Money replay(PastCase past) {
        PolicyVersion version = versions.apply(past);
        Facts facts = exempt(past.facts(), version).using(caps.before(past, version));
        Assessment assessment = Assess.of(version, afterLateShipment(past, facts));
        Money amount = assessment.amount();
        caps.add(past, version, assessment.ofPolicy());
        if (!amount.isEqual(past.amount())) {
            changes.put(past.id(), new Change(past.amount(), amount));
        }
        report.add(past, amount);
        return amount;
    }

    /** Returns the facts without exemptions on grounds that the version does not have. */
    private static Facts exempt(Facts facts, PolicyVersion version) {
        return facts.each(portion ->
                portion.exemption().filter(ground -> !isGround(ground, version)).isPresent()
                        ? portion.notExempt()
                        : portion);
    }

    private static boolean isGround(Exemption ground, PolicyVersion version) {
        return switch (ground) {
            case FORCE_MAJEURE, BUYER_ABUSE, NOT_HOUSEHOLD_USE, WRONG_ADDRESS ->
                version.exemptions().contains(ground);
            case APPEAL_GRANTED, TAKEN_BACK -> true;
            case NO_COMPLAINT -> version.compensation().requires().contains("complaintUpheld");
            case GOODS_INSTEAD -> version.compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
        };
    }

    /** Returns the facts with the replayed late shipment, of which the stockout tops up the same share as before. */
    private Facts afterLateShipment(PastCase past, Facts facts) {
        Optional<Change> late = Optional.ofNullable(changes.get(past.id().of(Violation.LATE_SHIPMENT)))
                .filter(_ -> past.id().violation() == Violation.STOCKOUT);
        Optional<Money> stored = facts.given().forLateShipment();
        return late.isEmpty() || stored.isEmpty()
                ? facts
                : facts.afterLateShipment(late.get().share(stored.get()));
    }
}
