package dev.makegood.proof;

import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.servicedesk.worklist.WatchDesk;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Suppresses the jobs' log lines about faults, since the story has them. */
final class QuietLogs implements BeforeAllCallback, AfterAllCallback {
    /** Holds the loggers, since a logger without a reference loses its level. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger(IssueCoupons.class.getName()),
            Logger.getLogger(ExpireCoupons.class.getName()),
            Logger.getLogger(DeliverNotices.class.getName()),
            Logger.getLogger(NotifyRestockMoved.class.getName()),
            Logger.getLogger(WatchDesk.class.getName()));

    static void please() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        please();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }
}
