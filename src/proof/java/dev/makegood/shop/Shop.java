package dev.makegood.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.RecordTopUp;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.coupon.issue.IssueResult;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.StockChange;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.notice.Fact;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Notices;
import dev.makegood.order.AllocateMissedLines;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.waiting.FollowShipments;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.detection.AdmitStockout;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.stockout.detection.PassResult;
import dev.makegood.stockout.detection.StrandOrders;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Provides all use cases of the main job over one database, with a movable clock and a scripted gateway. */
public final class Shop {
    public static final Instant START = Instant.parse("2026-03-02T04:00:00Z");
    public static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    public static final String BUYER = "b_0123456789abcdef0123456789abcdef";

    /** A fraction of a millisecond, which a machine's clock has and a row has not; no correct code depends on it. */
    private static final Duration FINER_THAN_ROWS = Duration.ofNanos(123_456);

    /** The clock in whole milliseconds, like rows. */
    public final MovableClock clock;

    /** The clock of this shop's use cases, with a machine's precision. */
    private Clock fine;

    public final ScriptedGateway gateway;
    public final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Database database;
    private final Scanner scanner;
    private final EstablishStockout establish;

    public Shop(Database database, Scanner scanner) {
        this(database, scanner, new MovableClock(START), new ScriptedGateway());
    }

    private Shop(Database database, Scanner scanner, MovableClock clock, ScriptedGateway gateway) {
        this.clock = clock;
        fine = Clock.offset(clock, FINER_THAN_ROWS);
        this.gateway = gateway;
        this.database = database;
        this.scanner = scanner;
        establish = new EstablishStockout(database, new Refunds(database));
    }

    /** Gives the use cases whole milliseconds, as in production, for tests of exact instants. */
    public void cutClock() {
        fine = clock;
    }

    /** Returns the same shop over another database, with the same clock and gateway. */
    public Shop over(Database other, Scanner otherScanner) {
        return new Shop(other, otherScanner, clock, gateway);
    }

    public static Money cny(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    public static CaseId caseId(String orderId, String lineId) {
        return new CaseId(orderId, lineId, Violation.STOCKOUT);
    }

    public static CaseId lateCaseId(String orderId, String lineId) {
        return new CaseId(orderId, lineId, Violation.LATE_SHIPMENT);
    }

    public static PaidOrder.PaidLine line(String lineId, String merchantId, String sku, int quantity, long minor) {
        return new PaidOrder.PaidLine(
                lineId, merchantId, sku, quantity, cny(minor), START.plus(Duration.ofHours(8)), List.of());
    }

    /** Returns a line of one unit of merchant M1, promised this many days after {@link #START}. */
    public static PaidOrder.PaidLine promised(String lineId, int days, long minor, String... attributes) {
        return new PaidOrder.PaidLine(
                lineId, "M1", "S1", 1, cny(minor), START.plus(Duration.ofDays(days)), List.of(attributes));
    }

    /** Publishes packs; {@code changes} are pairs of original and replacement in their text. */
    public void publish(String policyId, String... changes) {
        assertInstanceOf(
                Outcome.Created.class, new PublishPolicy(database).publish(Versions.of(policyId, changes)), policyId);
    }

    /**
     * Publishes the next version of the default policy, version 3: the bare rule with these changes, in force before
     * {@link #START}.
     */
    public void amend(String... changes) {
        var next = Stream.of("version: 1\n", "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\n");
        publish("pdd-stockout", Stream.concat(next, Arrays.stream(changes)).toArray(String[]::new));
    }

    public Outcome<PlacedOrder> place(String orderId, Instant paidAt, PaidOrder.PaidLine... lines) {
        return place("pinduoduo", orderId, paidAt, lines);
    }

    public Outcome<PlacedOrder> place(String platform, String orderId, Instant paidAt, PaidOrder.PaidLine... lines) {
        var order = new PaidOrder(orderId, platform, BUYER, CNY, paidAt, List.of(lines));
        Outcome<PlacedOrder> placed = report(order);
        allocate(order);
        return placed;
    }

    /** Places an order, and does not run the function that counts its lines in their stock positions. */
    public Outcome<PlacedOrder> report(PaidOrder order) {
        return new PlaceOrder(database).place(order, fine.instant());
    }

    /** Counts the lines of an order in their stock positions. */
    public AllocateStock.AllocationResult allocate(PaidOrder order) {
        return new AllocateStock(database).allocate(OrdersStream.of(order), fine.instant());
    }

    /** Looks for lines that were never counted. */
    public AllocateStock.AllocationResult allocateMissedLines() {
        return new AllocateMissedLines(database).runOnce(fine.instant(), 1_000);
    }

    /** Places an order paid at {@link #START}, or now if that is earlier. */
    public Outcome<PlacedOrder> place(String orderId, PaidOrder.PaidLine... lines) {
        return place(orderId, startOrNow(), lines);
    }

    public void count(String merchantId, String sku, String id, long onHand) {
        new RecordStockChange(database)
                .record(new StockChange.Recount(merchantId, sku, id, onHand, Optional.empty()), fine.instant());
    }

    private Instant startOrNow() {
        return clock.instant().isBefore(START) ? clock.instant() : START;
    }

    public Outcome<RecordedShipment> ship(String orderId, String shipmentId, String lineId, int quantity) {
        var shipment =
                new Shipment(orderId, shipmentId, startOrNow(), List.of(new Shipment.ShippedUnits(lineId, quantity)));
        return new RecordShipment(database, new StockoutNotices(database)).record(shipment, _ -> true, fine.instant());
    }

    public Optional<EstablishStockout.Outcome> admit(String orderId, String lineId, OptionalInt units) {
        return new AdmitStockout(establish)
                .admit(new LineRef(orderId, lineId), units, Actor.of("platform:p"), fine.instant());
    }

    public PassResult strand(int limit) {
        return strand(limit, 1);
    }

    public PassResult strand(int limit, int workers) {
        return new StrandOrders(database, establish, attempt(), workers).runOnce(fine.instant(), limit);
    }

    public PassResult overdue() {
        return new DetectOverdue(database, establish, attempt()).runOnce(fine.instant(), 100);
    }

    private Attempt attempt() {
        return new Attempt((ref, fault) -> failures.add(ref + ": " + fault));
    }

    public SweepResult sweep() {
        new FollowShipments(database, (ref, fault) -> failures.add(ref + ": " + fault)).runOnce(fine.instant(), 80);
        return new SweepRefunds(database, gateway, fine, (id, fault) -> failures.add(id + ": " + fault)).runOnce(80);
    }

    public IssueResult issue() {
        return new IssueCoupons(database, new Policies(database)::get, new Refunds(database))
                .runOnce(fine.instant(), 100);
    }

    public Case theCase(String orderId, String lineId) {
        return theCase(caseId(orderId, lineId));
    }

    public Case theCase(CaseId id) {
        return new Cases(database).find(id).orElseThrow().value();
    }

    public void topUp(String merchantId, String topUpId, long minor) {
        new RecordTopUp(database).record(merchantId, topUpId, cny(minor), MerchantAccount.Into.BALANCE, fine.instant());
    }

    public MerchantAccount account(String merchantId) {
        return new Accounts(database).find(merchantId, CNY).orElseThrow().value();
    }

    public void deliver() {
        new DeliverNotices(database, _ -> {}).runOnce(fine.instant(), 400);
    }

    /** Empties the table of notices: nothing may depend on it but sending them, and showing what was told. */
    public void forgetNotices() {
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = scanner.scan(Table.NOTICES, after);
            page.items().forEach(row -> database.commit(List.of(new Write.Delete(row.key(), row.version()))));
            after = page.next();
        } while (after.isPresent());
    }

    /** Returns the texts of a recipient's notices of one kind, the newest first, in English. */
    public List<String> told(Actor recipient, Class<? extends Fact> template) {
        return new Notices(database)
                .ofRecipient(recipient, 100, Optional.empty()).items().stream()
                        .filter(notice -> notice.fact().getClass() == template)
                        .map(notice -> NoticeText.render(notice).byField().get("en"))
                        .toList();
    }

    public List<Refund> refunds(String orderId, String lineId) {
        return new Refunds(database).ofCase(caseId(orderId, lineId));
    }

    public List<Coupon> coupons() {
        return new Coupons(database).ofHolder(BUYER, 100, Optional.empty()).items();
    }

    /** Checks that the books balance and agree with the rows. */
    public void reconcile() {
        var result = new Reconcile(database, scanner).runOnce(fine.instant(), Duration.ZERO);
        assertEquals(List.of(), result.differences());
        assertEquals(List.of(), failures);
    }
}
