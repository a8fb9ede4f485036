package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;

/** Gives a version another number and other times; its amounts stay the same. */
final class Renumbered {
    private Renumbered() {}

    static PolicyVersion of(PolicyVersion base, int number, Instant publishedAt, Optional<Instant> effectiveAt) {
        return new PolicyVersion(
                base.policyId(),
                number,
                base.platform(),
                base.violation(),
                base.currency(),
                base.zone(),
                base.calendar(),
                base.detection(),
                base.compensation(),
                base.payment(),
                base.form(),
                base.refund(),
                base.brake(),
                base.appeal(),
                base.negotiation(),
                base.cancellation(),
                base.urge(),
                base.silence(),
                base.furtherPeriod(),
                base.exemptions(),
                publishedAt,
                effectiveAt,
                base.consultation(),
                base.source(),
                base.examples());
    }
}
