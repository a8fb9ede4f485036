package dev.makegood.functions;

import dev.makegood.functions.coupons.IssueDueCoupons;
import dev.makegood.functions.notices.DeliverDueNotices;
import dev.makegood.functions.refunds.SweepDueRefunds;
import dev.makegood.functions.stockouts.DetectStockouts;
import dev.makegood.notice.NoticePort;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Map;

/** Runs the scheduled functions of the main job in this process as their schedules do, with their limits and rights. */
public final class Passes {
    private final DetectStockouts detectStockouts;
    private final SweepDueRefunds sweepDueRefunds;
    private final IssueDueCoupons issueDueCoupons;
    private final DeliverDueNotices deliverDueNotices;

    public Passes(Database database, PaymentGateway gateway, NoticePort port, Clock clock) {
        detectStockouts = new DetectStockouts(new WithinRights("DetectStockouts", database), clock);
        sweepDueRefunds = new SweepDueRefunds(new WithinRights("SweepRefunds", database), gateway, clock);
        issueDueCoupons = new IssueDueCoupons(new WithinRights("IssueCoupons", database), clock);
        deliverDueNotices = new DeliverDueNotices(new WithinRights("DeliverNotices", database), port, clock);
    }

    /**
     * Detects stockouts.
     *
     * @return how many lines became short
     */
    public int detect() {
        DetectStockouts.Result result = detectStockouts.run(payload("detect-stockouts"));
        return result.stranded().lines() + result.overdue().lines();
    }

    /**
     * Sweeps refunds.
     *
     * @return how many were settled
     */
    public int sweep() {
        return sweepDueRefunds.run(payload("sweep-refunds")).settled();
    }

    /**
     * Issues coupons.
     *
     * @return how many were issued
     */
    public int issue() {
        return issueDueCoupons.sweep(payload("issue-coupons")).issued();
    }

    /**
     * Delivers notices.
     *
     * @return how many were delivered
     */
    public int deliver() {
        return deliverDueNotices.run(payload("deliver-notices")).delivered();
    }

    private static Map<String, Object> payload(String type) {
        return Map.of("type", type, "version", 1);
    }
}
