package dev.makegood.reconciliation;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the audit compares each way in which a refund was paid with the order's postings. */
class RefundBooksTest {
    private static final String GATEWAY = "paid-by-gateway/O2";
    private static final String BY_HAND = "refunded-by-hand/O2";
    private static final String COUPONS = "refunded-coupons/O2";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);

    /** Refunds an order that was paid with 95.00 and a coupon of 5.00. */
    @BeforeEach
    void aRefund() {
        shop.place("O1", line("1", "M1", "S1", 1, 10_000));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        var part = new RedeemCoupon.Request(
                shop.coupons().getFirst().couponId(), "r-1", Shop.BUYER, Shop.BUYER, "O2", 500);
        assertInstanceOf(Outcome.Created.class, new RedeemCoupon(database).redeem(part, shop.clock.instant()));
        shop.place("O2", line("1", "M2", "S1", 1, 10_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.sweep();
        shop.issue();
    }

    private Reconciliation audit(Scanner rows) {
        return audit(rows, shop.clock.instant());
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    /** Returns where the books differ with attributes of the refund changed, in pairs of name and value. */
    private List<String> differences(Object... changes) {
        Scanner tampered = scanner;
        for (int i = 0; i < changes.length; i += 2) {
            tampered = new TamperedRows(
                    tampered,
                    row -> row.key().partition().startsWith("O2~")
                            && row.key().sort().startsWith("REFUND~"),
                    TamperedRows.with((String) changes[i], changes[i + 1]));
        }
        return audit(tampered).differences().stream().map(Difference::where).toList();
    }

    private static Map<String, Object> state(String state) {
        return Map.of("state", state);
    }

    private static Map<String, Object> payments(List<?> returned, List<?> surplus, List<?> byHand) {
        return Map.of("returned", returned, "surplus", surplus, "byHand", byHand);
    }

    /** Of three units, one of which was refunded elsewhere, so that the first transfer's units begin with the second. */
    @Test
    void theTransfersOfARefundAreAuditedTogetherAndTheirUnitsOnce() {
        var payments = List.of(
                new OrderPayment("http", "card-1", Optional.empty(), cny(700)),
                new OrderPayment("http", "wallet-1", Optional.empty(), cny(2_300)));
        var lines = List.of(line("1", "M2", "S9", 3, 3_000));
        var order = new PaidOrder("O3", "pinduoduo", Shop.BUYER, Shop.CNY, START, lines, payments);
        shop.report(order);
        shop.allocate(order);
        shop.admit("O3", "1", OptionalInt.empty());
        var elsewhere = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O3", "1"), "x-1", 1, cny(1_000), "bank-7", START, ExternalRefund.Why.CHARGEBACK);
        new RecordExternalRefund(database).record(elsewhere, Actor.of("platform:shop"), shop.clock.instant());
        shop.sweep();
        shop.sweep();
        assertEquals(2, shop.refunds("O3", "1").size());
        assertEquals(List.of(), audit(scanner).differences());
        Scanner less = new TamperedRows(
                scanner, row -> row.key().sort().endsWith(".2"), TamperedRows.with("state", state("scheduled")));
        assertEquals(
                List.of("paid-by-gateway/O3"),
                audit(less).differences().stream().map(Difference::where).toList());
    }

    @Test
    void whatWasReadIsCounted() {
        var result = audit(scanner);
        assertEquals(List.of(), result.differences());
        assertEquals(
                Map.of(
                        "accounts", 2L,
                        "orders", 2L,
                        "refunds", 2L,
                        "coupons", 2L,
                        "compensations", 2L,
                        "postings", 5L,
                        "differences", 0L,
                        "deferred", 0L),
                result.counts());
    }

    @Test
    void aRefundPaidByHandIsNotPaidByTheGateway() {
        assertEquals(List.of(GATEWAY, BY_HAND), differences("state", state("paidByHand")));
    }

    @Test
    void aRefundThatIsStillToBePaidGaveNothingBack() {
        assertEquals(List.of(GATEWAY, COUPONS), differences("state", state("scheduled")));
    }

    @Test
    void couponsKeepWhatTheyGotBackWhenTheCashReturns() {
        var settled = Map.of("settled", Map.of("reference", "p-1"));
        assertEquals(
                List.of(GATEWAY),
                differences("state", state("returned"), "payments", payments(List.of(settled), List.of(), List.of())));
        assertEquals(
                List.of(GATEWAY),
                differences(
                        "state",
                        state("returned"),
                        "payments",
                        payments(List.of(), List.of(), List.of(Map.of("number", 1)))));
        assertEquals(
                List.of(GATEWAY, COUPONS),
                differences("state", state("returned"), "payments", payments(List.of(Map.of()), List.of(), List.of())),
                "the gateway never said that it paid");
    }

    @Test
    void aSecondPaymentByTheGatewayCountsUntilItComesBackOrReplacesTheOneByHand() {
        String at = START.toString();
        assertEquals(List.of(GATEWAY), differences("payments", payments(List.of(), List.of(Map.of()), List.of())));
        for (String back : List.of("returnedAt", "countedAt")) {
            var surplus = List.of(Map.of(back, at));
            assertEquals(List.of(), differences("payments", payments(List.of(), surplus, List.of())), back);
        }
    }

    @Test
    void aWithdrawnRefundPaysNoCash() {
        assertEquals(
                List.of(shop.refunds("O2", "1").getFirst().refundId().toString(), GATEWAY, COUPONS),
                differences("state", state("withdrawn")));
    }

    @Test
    void aCompensationThatWaitsHasARefundToCome() {
        Scanner waiting = new TamperedRows(
                scanner,
                row -> row.key().partition().startsWith("O2~")
                        && row.key().sort().equals("CASE"),
                TamperedRows.with("compensation", state("awaitingRefund")));
        var alone = new Difference(
                "a compensation that waits for a refund has one to come", "a refund", "none", "O2~1~stockout");
        assertTrue(audit(waiting).differences().contains(alone));
        Scanner toCome = new TamperedRows(
                waiting,
                row -> row.key().partition().startsWith("O2~")
                        && row.key().sort().startsWith("REFUND~"),
                TamperedRows.with("state", state("parked")));
        assertFalse(audit(toCome).differences().contains(alone));
    }

    @Test
    void whatAnOrderSetsAsideIsForAllItsRefunds() {
        var less = new TamperedRows(
                scanner,
                row -> row.key().partition().equals("O2") && row.key().sort().equals("FUNDS"),
                TamperedRows.with("refunding", Map.of("currency", "CNY", "minor", 9_999L)));
        assertEquals(
                List.of(new Difference(
                        "an order has set aside the sum of its refunds, here and elsewhere",
                        "CNY 100.00",
                        "CNY 99.99",
                        "refunding/O2")),
                audit(less).differences());
    }

    @Test
    void whatThePlatformRefundedItselfIsSetAsideToo() {
        shop.place("O3", line("1", "M1", "S1", 2, 2_000));
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O3", "1"), "e-1", 1, cny(1_000), "bank-7", START, ExternalRefund.Why.CANCELLED);
        new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        assertEquals(List.of(), audit(scanner).differences());
        var forgotten = new TamperedRows(
                scanner,
                TamperedRows.of(Table.ORDERS, "EXTERNAL~"),
                TamperedRows.with("counted", Map.of("currency", "CNY", "minor", 0L)));
        assertEquals(
                List.of(new Difference(
                        "an order has set aside the sum of its refunds, here and elsewhere",
                        "CNY 0.00",
                        "CNY 10.00",
                        "refunding/O3")),
                audit(forgotten).differences());
    }

    @Test
    void aPostingThatLiesUnderAnotherNumberShows() {
        var moved = new TamperedRows(
                scanner,
                row -> row.key().table() == Table.LEDGER
                        && row.key().partition().equals("order~O2")
                        && row.key().sort().equals("0000000002"),
                TamperedRows.with("number", 3));
        assertEquals(
                new Difference(
                        "a posting is stored under its number", "order~O2 0000000002", "order~O2 3", "order~O2 3"),
                audit(moved).differences().getFirst());
    }

    @Test
    void aRedemptionWhoseOrderDoesNotArriveShows() {
        Instant end = START.plus(Duration.ofDays(32));
        var unplaced = new TamperedRows(
                scanner,
                row -> row.key().partition().equals("O2") && row.key().sort().equals("FUNDS"),
                funds -> {
                    funds.remove("paid");
                    return funds;
                });
        var redemption = new Difference(
                "a redemption ends if its order does not arrive",
                "before " + end,
                "redemption r-1 of " + shop.coupons().getFirst().couponId(),
                "O2");
        assertEquals(1L, audit(unplaced, end).counts().get("openRedemptions"));
        assertTrue(audit(unplaced, end).differences().contains(redemption));
        assertFalse(audit(unplaced, end.minusMillis(1)).differences().contains(redemption));
    }
}
