package dev.makegood.appeal;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Until when a case can be appealed against. */
public final class AppealWindow {
    private AppealWindow() {}

    /**
     * Returns the first instant after the last day.
     *
     * @param before the case's appeals so far: while one is open, nothing else can be appealed against
     */
    public static Instant end(Case c, PolicyVersion policy, List<Appeal> before) {
        Instant from = before.stream()
                .flatMap(appeal -> appeal.decision().stream())
                .map(Appeal.Decision::at)
                .filter(c.worthToldAt()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(c.worthToldAt());
        return policy.appeal().end(from, policy.zone());
    }
}
