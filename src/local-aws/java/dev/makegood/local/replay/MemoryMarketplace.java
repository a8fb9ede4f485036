package dev.makegood.local.replay;

import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.input.Sha256;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Stored;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Runs the use cases over rows in memory, without functions. Leaves out the orders that were shipped in time, which have
 * no case under any policy.
 */
final class MemoryMarketplace implements Marketplace {
    private static final int MANY = 1_000;

    /** Buyers are stored under pseudonyms of this form. */
    private static final String PSEUDONYM = "b_";

    private static final int PSEUDONYM_LENGTH = 32;

    private final MemoryDatabase database = new MemoryDatabase();
    private final PaysAtOnce gateway = new PaysAtOnce();
    private final Refunds refunds = new Refunds(database);
    private final DetectOverdue detectOverdue = new DetectOverdue(
            database, new EstablishStockout(database, refunds), new Attempt(MemoryMarketplace::failed));
    private final IssueCoupons issueCoupons = new IssueCoupons(database, new Policies(database)::get, refunds);
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final SweepRefunds sweepRefunds =
            new SweepRefunds(database, gateway, clock.withZone(ZoneOffset.UTC), MemoryMarketplace::failed);
    private Rules rules;

    private static void failed(Object what, RuntimeException fault) {
        throw new IllegalStateException(what.toString(), fault);
    }

    @Override
    public void at(Instant instant) {
        now = instant;
    }

    @Override
    public void publish(Rules published) {
        rules = published;
        rules.versions().forEach(version -> check(new PublishPolicy(database).publish(version)));
    }

    /** Does nothing: nothing else is sold, so nobody goes short by a count. */
    @Override
    public void stock(String merchantId, String sku, long units) {}

    @Override
    public void place(RealOrder order) {
        if (!order.shippedInTime()) {
            var lines = order.lines().stream().map(this::line).toList();
            check(new PlaceOrder(database)
                    .place(
                            new PaidOrder(
                                    order.orderId(),
                                    rules.platform(),
                                    PSEUDONYM + Sha256.hex(order.buyerId()).substring(0, PSEUDONYM_LENGTH),
                                    rules.currency(),
                                    order.paidAt(),
                                    lines),
                            now));
        }
    }

    private PaidOrder.PaidLine line(RealOrder.RealLine line) {
        return new PaidOrder.PaidLine(
                line.lineId(),
                line.merchantId(),
                line.sku(),
                1,
                Money.ofMinor(rules.currency(), line.paidMinor()),
                line.promisedShipAt(),
                List.of());
    }

    @Override
    public void ship(RealOrder order, Instant at) {
        if (!order.shippedInTime()) {
            List<Shipment.ShippedUnits> units = order.lines().stream()
                    .map(line -> new Shipment.ShippedUnits(line.lineId(), 1))
                    .toList();
            check(new RecordShipment(database, new StockoutNotices(database))
                    .record(new Shipment(order.orderId(), "carrier", at, units), _ -> true, now));
        }
    }

    private static void check(Outcome<?> recorded) {
        if (!(recorded instanceof Outcome.Created<?> || recorded instanceof Outcome.Repeated<?>)) {
            throw new IllegalStateException(recorded.toString());
        }
    }

    @Override
    public void awaitTaken() {}

    @Override
    public int detect() {
        return detectOverdue.runOnce(now, MANY).lines();
    }

    @Override
    public int settle() {
        return sweepRefunds.runOnce(MANY).settled()
                + issueCoupons.runOnce(now, MANY).issued();
    }

    @Override
    public Books books(List<RealOrder> orders) {
        List<Case> cases = orders.stream()
                .filter(order -> !order.shippedInTime())
                .flatMap(order -> order.lines().stream()
                        .flatMap(line -> Stream.of(Violation.values())
                                .map(violation -> new CaseId(order.orderId(), line.lineId(), violation))))
                .flatMap(id -> new Cases(database).find(id).stream())
                .map(Stored::value)
                .toList();
        List<Coupon> coupons = cases.stream()
                .flatMap(c -> new Coupons(database).find(Coupon.idOf(c.id())).stream())
                .map(Stored::value)
                .toList();
        return new Books(
                cases.stream().map(this::realCase).toList(),
                coupons.size(),
                coupons.stream()
                        .mapToLong(coupon -> coupon.face().getAmountMinorLong())
                        .sum(),
                gateway.paidMinor(),
                new Reconcile(database, new MemoryScanner(database, MANY))
                        .runOnce(now, Duration.ZERO)
                        .differences()
                        .isEmpty());
    }

    private RealCase realCase(Case c) {
        List<Refund> settled = refunds.ofCase(c.id()).stream()
                .filter(refund -> refund.state() instanceof RefundState.Settled)
                .toList();
        return new RealCase(
                c.id().toString(),
                c.id().orderId(),
                c.merchantId(),
                c.sku(),
                c.id().violation() == Violation.STOCKOUT,
                c.establishedAt(),
                settled.size(),
                settled.stream()
                        .mapToLong(refund -> refund.total().getAmountMinorLong())
                        .sum(),
                c.compensated().getAmountMinorLong());
    }
}
