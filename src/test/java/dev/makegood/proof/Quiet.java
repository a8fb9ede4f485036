package dev.makegood.proof;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What jobs log of the faults that they meet is of no interest here: the story has it. */
final class Quiet {
    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("dev.makegood.coupon.IssueCoupons"),
            Logger.getLogger("dev.makegood.coupon.ExpireCoupons"),
            Logger.getLogger("dev.makegood.notice.DeliverNotices"),
            Logger.getLogger("dev.makegood.desk.WatchDesk"));

    private Quiet() {}

    static void please() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    static void over() {
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }
}
