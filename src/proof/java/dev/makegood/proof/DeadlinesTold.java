package dev.makegood.proof;

import dev.makegood.notice.CaseFact;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.RefundFact;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Checks that a refund's deadline is the one in the latest notice: row and notice name the same instant. */
final class DeadlinesTold {
    /** The notices about a whole case, up to their last unit. */
    private static final Class<? extends Fact> WITH_THE_CASE = CaseFact.StockoutBuyer.class;

    /** The notices about the end of a wait; the refund falls due then, unless another of these notices follows. */
    private static final Set<Class<? extends Fact>> OF_THE_WAIT = Set.of(
            ChoiceFact.WaitsBuyer.class,
            ChoiceFact.WaitMovedBuyer.class,
            ChoiceFact.WaitDeclinedBuyer.class,
            ChoiceFact.WaitAgainBuyer.class);

    private static final Set<Class<? extends Fact>> OF_THE_REFUND = Set.of(
            ChoiceFact.WaitOverBuyer.class,
            ChoiceFact.WaitCancelledBuyer.class,
            ChoiceFact.WaitStoppedMerchant.class,
            ChoiceFact.WaitInVainBuyer.class,
            RefundFact.RefundDelayedBuyer.class,
            RefundFact.RefundReturnedBuyer.class);

    private final Rows.Typed rows;
    private final List<Notice> notices;
    private final Consumer<String> violations;

    DeadlinesTold(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
        notices = rows.of(Notice.class, Table.NOTICES, "NOTICE");
    }

    void check() {
        rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(refund -> refund.total().isPositive())
                .filter(refund -> !(refund.state() instanceof RefundState.Withdrawn))
                .forEach(this::told);
    }

    private void told(Refund refund) {
        List<Notice> about =
                notices.stream().filter(notice -> isAbout(notice, refund)).toList();
        Instant last = about.stream()
                .map(Notice::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        boolean same = about.stream()
                .filter(notice -> !notice.createdAt().isBefore(last.minus(History.SKEW)))
                .anyMatch(notice ->
                        deadline(notice).equals(ofRow(refund, notice.fact().getClass())));
        if (!same) {
            violations.accept(refund + " is due by " + refund.due().deadline() + ", and told was " + about);
        }
    }

    private static boolean isAbout(Notice notice, Refund refund) {
        if (notice.fact().getClass() == WITH_THE_CASE) {
            return notice.id()
                    .equals(Notice.idOf(
                            refund.refundId().caseId() + "~" + refund.refundId().toUnit(), WITH_THE_CASE));
        }
        RefundId id = refund.refundId();
        // A refund waits, if at all, before it is divided into transfers.
        var first = new RefundId(id.caseId(), id.fromUnit(), id.toUnit());
        return (OF_THE_WAIT.contains(notice.fact().getClass())
                        || OF_THE_REFUND.contains(notice.fact().getClass()))
                && (notice.id() + "~").startsWith((notice.fact() instanceof ChoiceFact ? first : id) + "~");
    }

    private static Instant deadline(Notice notice) {
        return Instant.parse(notice.details().get("deadline")).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant ofRow(Refund refund, Class<? extends Fact> template) {
        return OF_THE_WAIT.contains(template)
                ? refund.due().dueAt()
                : refund.due().deadline();
    }
}
