package dev.makegood.proof;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Checks that a refund's deadline is the one that was told last: row and notice name the same instant. */
final class DeadlinesTold {
    /** Told with the whole case, about the units up to the last one of the notice. */
    private static final NoticeTemplate WITH_THE_CASE = NoticeTemplate.STOCKOUT_BUYER;

    /** Until when the buyer waits; the refund falls due then, unless another one of these notices is sent. */
    private static final Set<NoticeTemplate> OF_THE_WAIT = Set.of(
            NoticeTemplate.WAITS_BUYER,
            NoticeTemplate.WAIT_MOVED_BUYER,
            NoticeTemplate.WAIT_DECLINED_BUYER,
            NoticeTemplate.WAIT_AGAIN_BUYER);

    private static final Set<NoticeTemplate> OF_THE_REFUND = Set.of(
            NoticeTemplate.WAIT_OVER_BUYER,
            NoticeTemplate.WAIT_CANCELLED_BUYER,
            NoticeTemplate.WAIT_STOPPED_MERCHANT,
            NoticeTemplate.WAIT_IN_VAIN_BUYER,
            NoticeTemplate.REFUND_DELAYED_BUYER,
            NoticeTemplate.REFUND_RETURNED_BUYER);

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
                .anyMatch(notice -> deadline(notice).equals(ofRow(refund, notice.template())));
        if (!same) {
            violations.accept(refund + " is due by " + refund.due().deadline() + ", and told was " + about);
        }
    }

    private static boolean isAbout(Notice notice, Refund refund) {
        if (notice.template() == WITH_THE_CASE) {
            return notice.id()
                    .equals(Notice.idOf(
                            refund.refundId().caseId() + "~" + refund.refundId().toUnit(), WITH_THE_CASE));
        }
        return (OF_THE_WAIT.contains(notice.template()) || OF_THE_REFUND.contains(notice.template()))
                && (notice.id() + "~").startsWith(refund.refundId() + "~");
    }

    private static Instant deadline(Notice notice) {
        return Instant.parse(notice.details().get("deadline")).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant ofRow(Refund refund, NoticeTemplate template) {
        return OF_THE_WAIT.contains(template)
                ? refund.due().dueAt()
                : refund.due().deadline();
    }
}
