package dev.makegood.appeal;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Until when a case can be appealed against. */
public final class AppealWindow {
    /** The notices that tell a merchant what a case is worth: each of them is something to appeal against. */
    private static final Set<NoticeTemplate> OPENING = Set.of(
            NoticeTemplate.STOCKOUT_MERCHANT,
            NoticeTemplate.LATE_SHIPMENT_MERCHANT,
            NoticeTemplate.REASSESSED_MERCHANT);

    private final Notices notices;

    public AppealWindow(Database database) {
        notices = new Notices(database);
    }

    /**
     * The first instant after the last day. The index of notices may lag by moments, of days that are counted here.
     *
     * @param before the case's appeals so far: while one is open, nothing else can be appealed against
     */
    public Instant end(Case c, PolicyVersion policy, List<Appeal> before) {
        Instant told = notices.ofCase(c.id().toString()).stream()
                .filter(notice -> OPENING.contains(notice.template()))
                .map(Notice::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(c.establishedAt());
        Instant from = before.stream()
                .flatMap(appeal -> appeal.decision().stream())
                .map(Appeal.Decision::at)
                .filter(told::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(told);
        return policy.appeal().end(from, policy.zone());
    }
}
