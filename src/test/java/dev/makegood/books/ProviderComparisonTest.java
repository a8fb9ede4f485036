package dev.makegood.books;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that our refunds are compared with Stripe's list: what either side lacks, and what they say differently. */
class ProviderComparisonTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final String NUMBER = RefundRequest.number(KEY);

    /** An id as shops have it, whose key is percent-encoded. */
    private static final String ODD = "订单 1%";

    @TempDir
    Path folder;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 50);
    private final Shop shop = new Shop(database, scanner);
    private final List<String> listed = new ArrayList<>();
    private Shown shown;

    private record Shown(List<Difference> differences, Map<String, Long> counts) {}

    /** Refunds two orders that Stripe took, one of which comes back and is paid again, and one of another provider. */
    @BeforeEach
    void refunds() {
        owed("O1", "stripe", "pi_1");
        owed(ODD, "stripe", "ch_2");
        owed("O3", "http", "card-3");
        shop.sweep();
        String key = key(ODD);
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(
                        new GatewayEvent(
                                "e",
                                key,
                                "gw",
                                cny(5_000),
                                new GatewayOutcome.Returned("closed"),
                                EventOrigin.of(Providers.STRIPE)),
                        shop.clock.instant());
        shop.clock.advance(Duration.ofHours(2));
        shop.sweep();
        list("re_1", NUMBER, "pi_1", 5_000, "succeeded");
        list("re_2", RefundRequest.number(key), "ch_2", 5_000, "failed");
        list("re_3", RefundRequest.number(key + "~2"), "ch_2", 5_000, "succeeded");
        list("re_4", "", "pi_1", 700, "succeeded");
    }

    private void owed(String orderId, String provider, String reference) {
        var payment = new OrderPayment(provider, reference, Optional.empty(), cny(9_000));
        shop.report(new PaidOrder(
                orderId, "pinduoduo", BUYER, CNY, START, List.of(line("1", "M1", "S1", 1, 5_000)), List.of(payment)));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private String key(String orderId) {
        return shop.refunds(orderId, "1").getFirst().key().toString();
    }

    private void list(String id, String number, String payment, long amount, String status) {
        String metadata = number.isEmpty() ? "{}" : "{\"number\":\"" + number + "\"}";
        listed.add(
                "{\"object\":\"refund\",\"id\":\"%s\",\"amount\":%d,\"currency\":\"cny\",\"status\":\"%s\",\"created\":%d,\"metadata\":%s,\"%s\":\"%s\"}"
                        .formatted(
                                id,
                                amount,
                                status,
                                START.getEpochSecond() + 60,
                                metadata,
                                payment.startsWith("pi_") ? "payment_intent" : "charge",
                                payment));
    }

    /** Compares with a list of these days. */
    private List<Difference> compare(Instant from, Instant to) throws IOException, SQLException {
        Path list = Files.write(folder.resolve("list"), listed);
        Path export = Files.createTempDirectory(folder, "export-");
        new ExportWriter(export).write(scanner, shop.clock.instant());
        var result = SqlAudits.audit(
                        export, shop.clock.instant(), Optional.of(new Comparison(Map.of("stripe", list), from, to)))
                .atRest();
        shown = new Shown(result.differences(), result.counts());
        return result.differences();
    }

    private List<Difference> compare() throws IOException, SQLException {
        return compare(START.minus(Duration.ofDays(2)), START.plus(Duration.ofDays(1)));
    }

    private void change(String id, String from, String to) {
        listed.replaceAll(one -> one.contains("\"" + id + "\"") ? one.replace(from, to) : one);
    }

    @Test
    void whatBothSidesHaveAgrees() throws Exception {
        assertEquals(List.of(), compare());
        assertEquals(3, shown.counts().get("stripe refunds"));
        assertEquals(1, shown.counts().get("stripe refunds without a number of ours"));
    }

    /** A decline, and then a part was refunded elsewhere: the provider must not have paid the old number. */
    @Test
    void aNumberThatWasGivenUpForAnotherAmountHasPaidNothing() throws Exception {
        var payment = new OrderPayment("stripe", "pi_5", Optional.empty(), cny(9_000));
        shop.report(new PaidOrder(
                "O5", "pinduoduo", BUYER, CNY, START, List.of(line("1", "M1", "S5", 2, 6_000)), List.of(payment)));
        shop.admit("O5", "1", OptionalInt.empty());
        String old = key("O5");
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O5", "1"), "x-1", 1, cny(3_000), "bank-7", START, ExternalRefund.Why.CANCELLED);
        new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        shop.clock.advance(Duration.ofMinutes(5));
        shop.sweep();
        list("re_5", RefundRequest.number(key("O5")), "pi_5", 3_000, "succeeded");
        assertEquals(List.of(), compare());
        list("re_6", RefundRequest.number(old), "pi_5", 6_000, "succeeded");
        assertEquals(
                List.of("a refund ended here as it did at the provider"),
                compare().stream().map(Difference::what).toList());
    }

    @Test
    void whatTheProviderHasAndWeLackShows() throws Exception {
        String unknown = RefundRequest.number("O9~1~stockout~1-1");
        list("re_9", unknown, "pi_9", 5_000, "succeeded");
        assertEquals(
                List.of(new Difference(
                        "a refund of the provider is one of ours",
                        "number " + unknown,
                        "none here; there CNY 5000 of pi_9",
                        "stripe re_9")),
                compare());
    }

    @Test
    void whatWeHaveAndTheProviderLacksShows() throws Exception {
        listed.removeFirst();
        var lacking = new Difference(
                "a refund of ours is one of the provider", "number " + NUMBER + " of pi_1", "none at stripe", KEY);
        assertEquals(List.of(lacking), compare());
        assertEquals(List.of(lacking), compare(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(1))));
    }

    @Test
    void aPaymentOutsideOfTheFilesOrOfTheirFirstDayIsNotLookedFor() throws Exception {
        listed.clear();
        assertEquals(List.of(), compare(START.minus(Duration.ofHours(1)), START.plus(Duration.ofDays(2))));
        assertEquals(List.of(), compare(START.minus(Duration.ofDays(3)), START));
    }

    @Test
    void anotherAmountCurrencyOrPaymentShows() throws Exception {
        change("re_1", "5000", "4500");
        assertEquals(
                List.of(new Difference("a refund has our amount at the provider", "CNY 5000", "CNY 4500", KEY)),
                compare());
        change("re_1", "4500", "5000");
        change("re_1", "\"cny\"", "\"usd\"");
        assertEquals(
                List.of(new Difference("a refund has our amount at the provider", "CNY 5000", "USD 5000", KEY)),
                compare());
        change("re_1", "\"usd\"", "\"cny\"");
        change("re_1", "\"pi_1\"", "\"pi_2\"");
        assertEquals(
                List.of(new Difference("a refund is of our payment at the provider", "pi_1", "pi_2", KEY)), compare());
    }

    /** The remaining risk of a provider that forgets keys: nobody asks about a refund that is done. */
    @Test
    void aNumberThatMovedMoneyTwiceShows() throws Exception {
        list("re_5", NUMBER, "pi_1", 5_000, "pending");
        assertEquals(
                List.of(new Difference("a number moves money once", "1 refund", "2 refunds: re_1, re_5", KEY)),
                compare());
        change("re_5", "pending", "canceled");
        assertEquals(
                List.of(new Difference("a refund ended here as it did at the provider", "returned", "done", KEY)),
                compare());
    }

    @Test
    void aRefundThatCameBackUnheardShows() throws Exception {
        change("re_1", "succeeded", "failed");
        assertEquals(
                List.of(new Difference("a refund ended here as it did at the provider", "returned", "done", KEY)),
                compare());
        change("re_1", "failed", "pending");
        assertEquals(List.of(), compare(), "the list may be older than what we know");
    }

    @Test
    void aRefundThatWasPaidUnheardShows() throws Exception {
        owed("O4", "stripe", "pi_4");
        shop.gateway.next(Next.PAY_AND_TIME_OUT);
        shop.sweep();
        list("re_6", RefundRequest.number(key("O4")), "pi_4", 5_000, "succeeded");
        assertEquals(
                List.of(new Difference("a refund ended here as it did at the provider", "done", "open", key("O4"))),
                compare());
        change("re_6", "succeeded", "requires_action");
        assertEquals(List.of(), compare());
    }

    @Test
    void aRefundThatTheProviderMadeAfterTheWatermarkIsLeftToTheNextNight() throws Exception {
        long later = shop.clock.instant().getEpochSecond() + 1;
        list("re_9", RefundRequest.number("O9~1~stockout~1-1"), "pi_9", 5_000, "succeeded");
        change("re_9", "" + (START.getEpochSecond() + 60), "" + later);
        assertEquals(List.of(), compare());
    }
}
