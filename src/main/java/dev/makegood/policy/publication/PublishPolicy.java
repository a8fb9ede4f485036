package dev.makegood.policy.publication;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.market.Market;
import dev.makegood.policy.Consultation;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Publishes a policy version. A published version never changes; a change is the next version. */
public final class PublishPolicy {
    /**
     * The most versions of all platforms and policies over time, so that reading them for each order takes
     * milliseconds.
     */
    static final int MOST_VERSIONS = 200;

    private final Database database;
    private final Policies policies;

    public PublishPolicy(Database database) {
        this.database = database;
        policies = new Policies(database);
    }

    /**
     * Publishes a version. The same version again gets the same answer at any time. Two different versions cannot have
     * one number, since that number is their key.
     */
    public Outcome<PolicyVersion> publish(PolicyVersion version) {
        return database.decide(() -> {
            Optional<PolicyVersion> before = policies.find(version.ref());
            if (before.isPresent()) {
                return Decision.answer(Outcome.again(
                        before.get(), version.publishedAt(before.get().publishedAt()), before.get()));
            }
            List<Write> writes = policies.create(version);
            return refusal(version, policies.all())
                    .or(() -> tooLarge(writes))
                    .map(Decision::answer)
                    .orElseGet(() -> new Decision<>(new Outcome.Created<>(version), writes));
        });
    }

    private static Optional<Outcome<PolicyVersion>> refusal(PolicyVersion version, List<PolicyVersion> all) {
        int last = all.stream()
                .filter(other -> other.policyId().equals(version.policyId()))
                .mapToInt(PolicyVersion::number)
                .max()
                .orElse(0);
        if (all.size() >= MOST_VERSIONS) {
            return refused(
                    Refusal.LIMIT,
                    "policyId",
                    "cannot have another version: all policies together have " + all.size()
                            + ", the most there can be");
        }
        if (version.number() != last + 1) {
            return refused(Refusal.STATE, "version", "must be " + (last + 1) + ", the next one");
        }
        boolean taken = all.stream()
                .filter(other -> other.domain().equals(version.domain()))
                .anyMatch(other -> !other.policyId().equals(version.policyId()));
        if (taken) {
            return refused(Refusal.STATE, "policyId", "must be the id of the existing policy for " + version.domain());
        }
        boolean moved = all.stream()
                .filter(other -> other.policyId().equals(version.policyId()))
                .anyMatch(other -> !other.domain().equals(version.domain()));
        if (moved) {
            return refused(Refusal.STATE, "policyId", "must keep its platform, violation and currency");
        }
        Market.Periods periods = Market.current().periods();
        var earliest = version.publishedAt().plus(periods.policyNotice());
        boolean tooSoon = version.number() > 1
                && version.effectiveAt().map(at -> at.isBefore(earliest)).orElse(true);
        Instant begins =
                version.effectiveAt().filter(version.publishedAt()::isBefore).orElse(version.publishedAt());
        int year = begins.atZone(version.zone()).getYear();
        if (version.workingDays().filter(calendar -> !calendar.knows(year)).isPresent()) {
            return refused(
                    Refusal.VALUE, "calendar", "lacks the holidays of " + year + ", when the version takes effect");
        }
        return tooSoon
                ? refused(
                        Refusal.VALUE,
                        "effectiveAt",
                        "must be at least " + periods.policyNoticeDays() + " days after publication, " + earliest
                                + " or later")
                : notConsulted(version, periods);
    }

    /** Refuses a change on which the market's law gives everybody time to comment, if they had less. */
    private static Optional<Outcome<PolicyVersion>> notConsulted(PolicyVersion version, Market.Periods periods) {
        if (version.number() == 1 || periods.policyConsultation().isEmpty()) {
            return Optional.empty();
        }
        Duration least = periods.policyConsultation().get();
        if (version.consultation().isEmpty()) {
            return refused(
                    Refusal.VALUE,
                    "consultation",
                    "is required: everybody must be able to comment on a change for " + least.toDays()
                            + " days before it is published");
        }
        Consultation held = version.consultation().get();
        if (held.length().compareTo(least) < 0) {
            return refused(
                    Refusal.VALUE,
                    "consultation/closedAt",
                    "must be at least " + least.toDays() + " days after openedAt, "
                            + held.openedAt().plus(least) + " or later");
        }
        return held.closedAt().isAfter(version.publishedAt())
                ? refused(
                        Refusal.STATE,
                        "consultation/closedAt",
                        "must not be after publication at " + version.publishedAt())
                : Optional.empty();
    }

    private static Optional<Outcome<PolicyVersion>> tooLarge(List<Write> writes) {
        return writes.stream().allMatch(Sizes::fits)
                ? Optional.empty()
                : refused(Refusal.VALUE, "examples", "make the document larger than " + Sizes.LARGEST_ROW + " bytes");
    }

    private static Optional<Outcome<PolicyVersion>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
