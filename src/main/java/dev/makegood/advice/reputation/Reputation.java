package dev.makegood.advice.reputation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares a merchant's period with the one before.
 *
 * @param actions the most useful first, three at most
 */
public record Reputation(String merchantId, Period period, Figures now, Figures before, List<Action> actions) {
    public Optional<Trend<Share>> stockouts() {
        return Trend.of(now.stockouts(), before.stockouts(), Comparator.reverseOrder());
    }

    public Optional<Trend<Share>> refundedInTime() {
        return Trend.of(now.refundedInTime(), before.refundedInTime(), Comparator.naturalOrder());
    }

    public Optional<Trend<NotificationDelay>> telling() {
        return Trend.of(
                now.telling(),
                before.telling(),
                Comparator.comparing(NotificationDelay::median).reversed());
    }

    /** Returns the share of upheld claims; fewer are better. */
    public Optional<Trend<Share>> claimsUpheld() {
        return Trend.of(now.claimsUpheld(), before.claimsUpheld(), Comparator.reverseOrder());
    }

    public Optional<Trend<Share>> datesKept() {
        return Trend.of(now.datesKept(), before.datesKept(), Comparator.naturalOrder());
    }
}
