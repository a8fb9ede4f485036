package dev.makegood.functions;

import dev.makegood.functions.coupons.IssueCouponsFunction;
import dev.makegood.functions.notices.DeliverNoticesFunction;
import dev.makegood.functions.refunds.SweepRefundsFunction;
import dev.makegood.functions.stockouts.DetectStockoutsFunction;
import dev.makegood.notice.NoticePort;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the scheduled functions of the main job in this process, with the input, limits and rights of their schedules.
 */
public final class Passes {
    private final DetectStockoutsFunction detectStockouts;
    private final SweepRefundsFunction sweepRefunds;
    private final IssueCouponsFunction issueCoupons;
    private final DeliverNoticesFunction deliverNotices;

    public Passes(Database database, PaymentGateway gateway, NoticePort port, Clock clock) {
        detectStockouts = new DetectStockoutsFunction(new WithinRights("DetectStockouts", database), clock);
        sweepRefunds = new SweepRefundsFunction(
                new WithinRights("SweepRefunds", database),
                gateway,
                new PaymentWiring.Advancing(Optional.empty()),
                clock);
        issueCoupons = new IssueCouponsFunction(new WithinRights("IssueCoupons", database), clock);
        deliverNotices = new DeliverNoticesFunction(new WithinRights("DeliverNotices", database), port, clock);
    }

    /**
     * Detects stockouts.
     *
     * @return how many lines became short
     */
    public int detect() {
        DetectStockoutsFunction.Result result = detectStockouts.run(payload("detect-stockouts"));
        return result.stranded().lines() + result.overdue().lines();
    }

    /**
     * Sweeps refunds.
     *
     * @return how many were settled
     */
    public int sweep() {
        return sweepRefunds.run(payload("sweep-refunds")).settled();
    }

    /**
     * Issues coupons.
     *
     * @return how many were issued
     */
    public int issue() {
        return issueCoupons.run(payload("issue-coupons")).issued();
    }

    /**
     * Delivers notices.
     *
     * @return how many were delivered
     */
    public int deliver() {
        return deliverNotices.run(payload("deliver-notices")).delivered();
    }

    private static Map<String, Object> payload(String type) {
        return Map.of("type", type, "version", 1);
    }
}
