package dev.makegood.proof;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Suppresses what jobs log of faults, since the story has it. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {
    /** Held, since a logger without a reference loses its level. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("dev.makegood.coupon.IssueCoupons"),
            Logger.getLogger("dev.makegood.coupon.ExpireCoupons"),
            Logger.getLogger("dev.makegood.notice.DeliverNotices"),
            Logger.getLogger("dev.makegood.refund.TellOfNewDate"),
            Logger.getLogger("dev.makegood.desk.WatchDesk"));

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
