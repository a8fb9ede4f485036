package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.CancellationTerms;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Tier;
import dev.makegood.policy.UrgeTerms;
import dev.makegood.policy.Violation;
import dev.makegood.policy.Worth;
import java.util.List;

/** Refuses terms that can have no effect beside the others of their version: whoever reads them would believe them. */
final class NoEffect {
    private static final String STOCKOUTS = "is only for stockouts";

    private final Input in;

    private NoEffect(Input in) {
        this.in = in;
    }

    /**
     * Checks a version.
     *
     * @throws InvalidInput with the field at fault
     */
    static void mustFit(PolicyVersion version, Input in) {
        var noEffect = new NoEffect(in);
        if (version.violation() == Violation.LATE_SHIPMENT) {
            noEffect.lateShipment(version);
        }
        noEffect.times(version);
        noEffect.tiers(version.compensation());
    }

    private void refuse(boolean wrong, String field, String reason) {
        if (wrong) {
            throw InvalidInput.field(in.at(field), reason);
        }
    }

    /** Refuses what is about units that will not ship: a late line may still ship, and nothing of it is refunded. */
    private void lateShipment(PolicyVersion version) {
        Terms.Detection detection = version.detection();
        CompensationRule rule = version.compensation();
        refuse(detection.admission(), "detection/admission", STOCKOUTS);
        refuse(detection.recount(), "detection/recount", STOCKOUTS);
        refuse(
                rule.owedOn() == CompensationRule.OwedOn.REFUNDED,
                "compensation/owedOn",
                "must be established, since nothing is refunded");
        List<Tier> tiers = rule.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            boolean admitted = tiers.get(i).worth() instanceof Worth.Percent percent
                    && percent.admittedRateBasisPoints().isPresent();
            refuse(admitted, "compensation/tiers/" + i + "/worth/admittedRateBasisPoints", STOCKOUTS);
        }
        refuse(version.refund().choiceWindowHours() > 0, "refund/choiceWindowHours", STOCKOUTS);
        refuse(!version.cancellation().equals(CancellationTerms.DEFAULT), "cancellation", STOCKOUTS);
    }

    private void times(PolicyVersion version) {
        NegotiationTerms negotiation = version.negotiation();
        boolean none = negotiation.proposals() == 0;
        boolean atOnce = version.detection().overdueHours() == 0;
        refuse(
                none && negotiation.untilHoursBefore() > 0,
                "negotiation/untilHoursBefore",
                "has no effect, since negotiation/proposals is 0");
        refuse(
                none && negotiation.onceLate(),
                "negotiation/onceLate",
                "has no effect, since negotiation/proposals is 0");
        refuse(
                atOnce && negotiation.onceLate(),
                "negotiation/onceLate",
                "has no effect, since detection/overdueHours is 0");
        boolean overdue = version.urge()
                .filter(urge -> urge.unanswered() == UrgeTerms.Unanswered.OVERDUE)
                .isPresent();
        refuse(atOnce && overdue, "urge/unanswered", "has no effect, since detection/overdueHours is 0");
    }

    private void tiers(CompensationRule rule) {
        for (int i = 0; i < rule.tiers().size(); i++) {
            Tier tier = rule.tiers().get(i);
            for (String attribute : rule.requires()) {
                refuse(
                        !tier.when().getOrDefault(attribute, true),
                        "compensation/tiers/" + i + "/when/" + attribute,
                        "must not be false, since compensation/requires lets nothing be owed without it");
            }
        }
    }
}
