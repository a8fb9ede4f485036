package dev.makegood.proof;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Checks, commit by commit, that nothing is paid while a brake holds it back, or after it was taken back. */
final class BrakesKept {
    /** The lease of a claim, which begins when it is made. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Consumer<String> violations;
    private final Map<String, Stranding> strandings = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final Set<RefundId> drawn = new HashSet<>();

    BrakesKept(Consumer<String> violations) {
        this.violations = violations;
    }

    /** Returns true if its units will be shipped, since the act that stranded them was withdrawn. */
    static boolean isTakenBack(Refund refund) {
        return refund.state() instanceof RefundState.Withdrawn
                && refund.act().isPresent()
                && refund.split().made().isEmpty()
                && refund.choice().isEmpty()
                && refund.excluded().sent() + refund.excluded().elsewhere() == 0;
    }

    void check(Journal journal) {
        for (Journal.Committed committed : journal.committed) {
            committed.changes().stream()
                    .filter(change -> change.key().table() == Table.CASES)
                    .filter(change -> change.after().isPresent())
                    .forEach(change -> look(change, committed));
            committed.changes().forEach(this::remember);
        }
    }

    private void look(Journal.Change change, Journal.Committed committed) {
        String sort = change.key().sort();
        if (sort.startsWith("REFUND~")) {
            Refund after = read(Refund.class, change.key(), change.after().get());
            claimed(after);
            change.before()
                    .map(row -> read(Refund.class, change.key(), row))
                    .filter(before ->
                            before.split().isUndrawn() && !after.split().isUndrawn())
                    .ifPresent(before -> drawn.add(before.refundId()));
        } else if (sort.equals("CASE") && change.before().isPresent()) {
            Case before = read(Case.class, change.key(), change.before().get());
            given(before, read(Case.class, change.key(), change.after().get()), committed.asked());
        }
    }

    /**
     * Checks claims of refunds that were never attempted, which are sent next. A refund that the provider has accepted
     * cannot be stopped, nor one that has drawn on several payments.
     */
    private void claimed(Refund refund) {
        if (refund.state() instanceof RefundState.Claimed claim
                && refund.rounds() == 0
                && refund.tries().attempts() == 1
                && refund.payments().acceptedAt().isEmpty()
                && !drawn.contains(refund.refundId())) {
            Instant at = claim.until().minus(LEASE);
            refund.act()
                    .filter(act -> isHeld(act, at)
                            || takenBack.contains(
                                    act.strandingId() + refund.refundId().caseId()))
                    .ifPresent(act -> violations.accept(refund.refundId() + " was sent at " + at + " though "
                            + strandings.get(act.strandingId()).brake()));
        }
    }

    private void given(Case before, Case after, Instant at) {
        if (after.compensated().isGreaterThan(before.compensated())) {
            after.tranches().stream()
                    .filter(tranche -> !tranche.takenBack())
                    .flatMap(tranche -> tranche.act().stream())
                    .filter(act -> isHeld(act, at))
                    .forEach(act -> violations.accept(after.id() + " was compensated at " + at + " though "
                            + strandings.get(act.strandingId()).brake()));
        }
    }

    private boolean isHeld(OfAct act, Instant at) {
        return Optional.ofNullable(strandings.get(act.strandingId()))
                .filter(stranding -> switch (stranding.brake()) {
                    case Brake.On on -> isBefore(at, on.until(), act);
                    case Brake.Withdrawn withdrawn ->
                        !withdrawn.done() && isBefore(at, withdrawn.word().at().plus(Duration.ofMinutes(30)), act);
                    case Brake.Off _, Brake.Confirmed _, Brake.Over _ -> false;
                })
                .isPresent();
    }

    private static boolean isBefore(Instant at, Instant until, OfAct act) {
        return at.isBefore(until) && at.isBefore(act.atMostUntil());
    }

    private void remember(Journal.Change change) {
        if (change.key().sort().equals("STRANDING")) {
            Stranding changed =
                    read(Stranding.class, change.key(), change.after().orElseThrow());
            strandings.put(changed.strandingId(), changed);
        } else if (change.key().sort().startsWith("STRANDED~")) {
            var line = read(Strandings.Line.class, change.key(), change.after().orElseThrow());
            if (line.takenBack().orElse(false)) {
                takenBack.add(line.strandingId() + line.caseId());
            }
        }
    }

    private static <T> T read(Class<T> type, Key key, Row row) {
        return new RowType<>(type, _ -> key).read(row).value();
    }
}
