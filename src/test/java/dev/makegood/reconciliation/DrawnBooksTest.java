package dev.makegood.reconciliation;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Page;
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

/** Verifies that what refunds drew on each payment of an order is compared with those refunds. */
class DrawnBooksTest {
    private static final String RULE = "a payment of an order has drawn the sum of its refunds";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);

    private static OrderPayment payment(String reference, long minor) {
        return new OrderPayment("http", reference, Optional.empty(), cny(minor));
    }

    private void place(String orderId, OrderPayment... payments) {
        var lines = List.of(line("1", "M1", orderId, 2, 2_000), line("2", "M1", orderId, 2, 2_000));
        var order = new PaidOrder(orderId, "pinduoduo", Shop.BUYER, Shop.CNY, START, lines, List.of(payments));
        shop.report(order);
        shop.allocate(order);
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    /** Refunds 20.00 of an order that was paid by card (7.00) and from a wallet, and of one that was paid by card. */
    @BeforeEach
    void twoOrders() {
        place("O1", payment("card-1", 700), payment("wallet-1", 3_300));
        place("O2", payment("card-2", 4_000));
        shop.sweep();
        shop.sweep();
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    private List<Difference> differences(Scanner rows) {
        return audit(rows, shop.clock.instant()).differences();
    }

    private static Map<String, Object> paid(String reference) {
        return Map.of("provider", "http", "reference", reference, "total", money(700));
    }

    private static Map<String, Object> money(long minor) {
        return Map.of("currency", "CNY", "minor", minor);
    }

    private Scanner drawn(long card, long wallet) {
        var each = List.of(
                Map.of("payment", paid("card-1"), "drawn", money(card)),
                Map.of("payment", paid("wallet-1"), "drawn", money(wallet)));
        return new TamperedRows(
                scanner,
                row -> row.key().partition().equals("O1") && row.key().sort().equals("FUNDS"),
                TamperedRows.with("payments", Map.of("from", "inOrder", "each", each)));
    }

    @Test
    void whatRefundsDrewIsWhatThePaymentsSay() {
        assertEquals(List.of(), differences(scanner));
        assertEquals(List.of(), differences(drawn(700, 1_300)));
        shop.admit("O1", "2", OptionalInt.empty());
        shop.sweep();
        shop.sweep();
        assertEquals(List.of(), differences(scanner));
        assertEquals(List.of(), differences(drawn(700, 3_300)));
    }

    @Test
    void aRefundThatHasNotDrawnYetCountsForNoPayment() {
        shop.admit("O1", "2", OptionalInt.empty());
        assertEquals(List.of(), differences(scanner));
    }

    @Test
    void aPaymentThatForgotWhatWasDrawnOnItShows() {
        assertEquals(
                List.of(
                        new Difference(RULE, "CNY 7.00", "CNY 0.00", "drawn/O1/http/card-1"),
                        new Difference(RULE, "CNY 13.00", "CNY 20.00", "drawn/O1/http/wallet-1")),
                differences(drawn(0, 2_000)));
    }

    @Test
    void aTransferThatTakesFromAnotherPaymentShows() {
        var other = new TamperedRows(
                scanner,
                row -> row.key().table() == Table.CASES && row.key().sort().endsWith(".2"),
                TamperedRows.with(
                        "split",
                        Map.of("cash", money(1_300), "toCoupons", List.of(), "payments", List.of(paid("card-1")))));
        assertEquals(
                List.of(
                        new Difference(RULE, "CNY 20.00", "CNY 7.00", "drawn/O1/http/card-1"),
                        new Difference(RULE, "CNY 0.00", "CNY 13.00", "drawn/O1/http/wallet-1")),
                differences(other));
    }

    @Test
    void aTransferThatIsLostShows() {
        Scanner lost = (table, after) -> {
            var page = scanner.scan(table, after);
            return new Page<>(
                    page.items().stream()
                            .filter(row -> !row.key().sort().endsWith(".2"))
                            .toList(),
                    page.next());
        };
        assertEquals(
                List.of(new Difference(RULE, "CNY 0.00", "CNY 13.00", "drawn/O1/http/wallet-1")),
                differences(lost).stream()
                        .filter(one -> one.what().equals(RULE))
                        .toList());
    }
}
