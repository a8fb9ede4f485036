package dev.makegood.reconciliation;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.order.PaidOrder;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the audit compares what the platform advanced for refunds with the postings. */
class AdvancedBooksTest {
    private static final Difference LESS = new Difference(
            "what the platform advanced and did not get back is what its advances say",
            "CNY -45.00",
            "CNY 0.00",
            "platform-advance/O1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);

    /** Refunds 50.00, of which the platform advanced 45.00. */
    @BeforeEach
    void anAdvance() {
        var payment = new OrderPayment("wechatpay", "4200000000", Optional.of("1900000109"), cny(9_000));
        var lines = List.of(line("1", "M1", "A", 1, 5_000));
        shop.report(new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, START, lines, List.of(payment)));
        shop.admit("O1", "1", OptionalInt.empty());
        var origin = EventOrigin.of("wechatpay", new NamedPayment(Set.of("4200000000"), Optional.of("1900000109")));
        var done = new GatewayOutcome.Done("5030", Optional.empty(), Optional.of(cny(4_500)));
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(
                        new GatewayEvent("e-1", "O1~1~stockout~1-1", "5030", cny(5_000), done, origin),
                        shop.clock.instant());
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    private List<Difference> differences(String attribute, Object value) {
        var rows =
                new TamperedRows(scanner, TamperedRows.of(Table.CASES, "ADVANCE"), TamperedRows.with(attribute, value));
        return audit(rows, shop.clock.instant()).differences();
    }

    @Test
    void whatIsOutIsInTheBooks() {
        var audit = audit(scanner, shop.clock.instant());
        assertEquals(List.of(), audit.differences());
        assertEquals(
                cny(-4_500),
                audit.totals().stream()
                        .filter(total -> total.kind().equals("platform-advance"))
                        .findFirst()
                        .orElseThrow()
                        .sum());
    }

    @Test
    void aRowThatSaysThatItCameBackShows() {
        assertEquals(List.of(LESS), differences("state", "returned"));
        assertEquals(List.of(), differences("state", "givenUp"));
    }

    @Test
    void aRowWithAnotherAmountShows() {
        var amount = Map.of("currency", "CNY", "minor", 4_499);
        assertEquals(
                List.of(new Difference(LESS.what(), LESS.expected(), "CNY -44.99", LESS.where())),
                differences("amount", amount));
    }

    @Test
    void aRowThatCannotBeReadShows() {
        assertEquals(
                List.of("a row can be read", LESS.what()),
                differences("amount", "much").stream()
                        .map(Difference::what)
                        .sorted()
                        .toList());
    }
}
