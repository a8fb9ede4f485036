package dev.makegood.whatif;

import dev.makegood.policy.Assess;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * What past cases would have been worth under other versions. Cases are replayed in {@link PastCase#ORDER}, since what a
 * case is worth depends on what those before it have used of the caps. Under their own versions all cases come out as they
 * are stored, whatever part of the past is replayed.
 *
 * <p>Which cases there are is taken from the past: a version that detects stockouts earlier or later is not replayed in that.
 */
public final class Simulation {
    private final Function<PastCase, PolicyVersion> versions;
    private final CapUse caps = new CapUse();
    private final Map<CaseId, Money> changes = new HashMap<>();
    private final Report.Builder report;

    /** @param versions the version under which to replay a case */
    public Simulation(Function<PastCase, PolicyVersion> versions, Report.Builder report) {
        this.versions = versions;
        this.report = report;
    }

    /** @return what the case comes out at */
    public Money replay(PastCase past) {
        PolicyVersion version = versions.apply(past);
        Facts facts = exempt(past.facts(), version).using(caps.before(past, version));
        Assessment assessment = Assess.of(version, afterLateShipment(past, facts));
        Money amount = assessment.amount();
        caps.add(past, version, assessment.ofPolicy());
        if (!amount.isEqual(past.amount())) {
            changes.put(past.id(), amount.minus(past.amount()));
        }
        report.add(past, amount);
        return amount;
    }

    /** A ground on which nothing was owed need not be one under another version. */
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
            case APPEAL_GRANTED -> true;
            case NO_COMPLAINT -> version.compensation().requires().contains("complaintUpheld");
            case GOODS_INSTEAD -> version.compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
        };
    }

    /** What a stockout tops up may itself have come out differently. */
    private Facts afterLateShipment(PastCase past, Facts facts) {
        Money change = changes.get(past.id().of(Violation.LATE_SHIPMENT));
        if (past.id().violation() != Violation.STOCKOUT || change == null) {
            return facts;
        }
        Money none = Money.zero(change.getCurrencyUnit());
        Money late = facts.given().forLateShipment().orElse(none).plus(change);
        return facts.afterLateShipment(late.isNegative() ? none : late);
    }
}
