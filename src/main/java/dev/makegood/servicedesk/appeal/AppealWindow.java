package dev.makegood.servicedesk.appeal;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.stockout.Case;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Computes the end of the time to appeal against a case. */
public final class AppealWindow {
    private AppealWindow() {}

    /**
     * Returns the first instant after the last day, in the policy's zone. The days count from when the merchant was
     * last told the worth of the case, or from a later decision on an appeal. An end that it was told is never moved
     * forward.
     *
     * @param before the case's appeals so far; while one of them is open, no other can be brought
     */
    public static Instant end(Case c, PolicyVersion policy, List<Appeal> before) {
        Instant from = before.stream()
                .flatMap(appeal -> appeal.ticket().decision().stream())
                .map(Ticket.Decision::at)
                .filter(c.told().worthToldAt()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(c.told().worthToldAt());
        return c.told().until(policy.appealEnd(from)).appealBy();
    }
}
