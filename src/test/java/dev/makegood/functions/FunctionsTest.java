package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupons;
import dev.makegood.erasure.EraseBuyer;
import dev.makegood.erasure.Erasure;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.lowstock.SetLowStockRule;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.market.Market;
import dev.makegood.order.Orders;
import dev.makegood.reconciliation.Reconciliations;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Verifies every function with its event file of {@code infra/events}, through the real handler, and with events for
 * other functions.
 */
@QuarkusTest
@QuarkusTestResource(FunctionDependencies.class)
class FunctionsTest {
    private static final String COUPON = "coupon~o-1001~1~stockout";
    private static final Duration SETTLING = Duration.ofHours(24);

    /** The functions whose event files give a function something to do. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry("AllocateStock", List.of("OrdersApi")),
            Map.entry("ArchiveOrders", List.of("OrdersApi")),
            Map.entry("DetectStockouts", List.of("OrdersApi")),
            Map.entry("SweepRefunds", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("RefundsApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("IssueCoupons", List.of("OrdersApi", "DetectStockouts", "AccountsApi")),
            Map.entry("IssueCouponsOnStream", List.of("OrdersApi", "DetectStockouts", "AccountsApi")),
            Map.entry("CouponsApi", List.of("OrdersApi", "DetectStockouts", "IssueCoupons")),
            Map.entry("ExpireCoupons", List.of("OrdersApi", "DetectStockouts", "IssueCoupons")),
            Map.entry("WatchDesk", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("ErasePersonalText", List.of("OrdersApi")),
            Map.entry("NoticesApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("StockoutsApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("ServiceDeskApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("EvidenceApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("LinksApi", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("DeliverNotices", List.of("OrdersApi", "DetectStockouts")),
            Map.entry("Reconcile", List.of("OrdersApi", "DetectStockouts", "SweepRefunds", "IssueCoupons")));

    @Inject
    Lambda lambda;

    @Inject
    Database database;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    DynamoDbClient client;

    @Inject
    MovableClock clock;

    @BeforeEach
    void startEmpty() {
        clock.moveTo(FunctionDependencies.START);
        Tables.create(client, FunctionDependencies.TEMPLATE.tables());
        FunctionDependencies.rows(client)
                .forEach((table, items) -> items.forEach(item -> client.deleteItem(
                        request -> request.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))))));
    }

    private JsonNode after(String function) {
        prepare(function);
        return lambda.call(function);
    }

    /** An order that is overdue when first reported has a day to settle. */
    private void prepare(String function) {
        for (String before : BEFORE.getOrDefault(function, List.of())) {
            lambda.call(before);
            if (before.equals("OrdersApi")) {
                clock.advance(SETTLING);
            }
        }
    }

    private JsonNode http(int status, JsonNode answer) {
        assertEquals(status, answer.path("statusCode").asInt(), answer::toString);
        return Lambda.body(answer);
    }

    @Test
    void ordersApiTakesAnOrderOnce() {
        http(201, lambda.call("OrdersApi"));
        var orders = new Orders(database);
        assertTrue(orders.find("o-1001").orElseThrow().order().buyer().matches("b_[0-9a-f]{32}"));
        assertEquals(3, orders.lines("o-1001").getFirst().line().quantity());
        var written = FunctionDependencies.rows(client);
        http(200, lambda.call("OrdersApi"));
        assertEquals(written, FunctionDependencies.rows(client));
    }

    @Test
    void ingestMessagesTakesEachOnceAndNamesTheBadOne() {
        assertEquals("example-3", left(lambda.call("IngestMessages")));
        assertEquals(1, new Orders(database).lines("o-1001").size());
        var position = new Stock(database).find(new StockKey("m-7", "tea-250")).orElseThrow();
        assertEquals(Optional.of(2L), position.value().onHand());
        var written = FunctionDependencies.rows(client);
        assertEquals("example-3", left(lambda.call("IngestMessages")));
        assertEquals(written, FunctionDependencies.rows(client));
    }

    private static String left(JsonNode answer) {
        assertEquals(1, answer.path("batchItemFailures").size(), answer::toString);
        return answer.at("/batchItemFailures/0/itemIdentifier").asText();
    }

    @Test
    void allocateStockCountsTheLineOnce() {
        assertEquals(1, after("AllocateStock").path("lines").asInt());
        var position = new Stock(database).find(new StockKey("m-7", "tea-250")).orElseThrow();
        assertEquals(3, position.value().allocated());
        var written = FunctionDependencies.rows(client);
        assertEquals(0, lambda.call("AllocateStock").path("lines").asInt());
        assertEquals(written, FunctionDependencies.rows(client));
    }

    @Test
    void detectStockoutsEstablishesTheOverdueLine() {
        assertEquals(1, after("DetectStockouts").at("/overdue/lines").asInt());
        var theCase = new Cases(database).find(Shop.caseId("o-1001", "1")).orElseThrow();
        assertEquals(3, theCase.value().units());
        assertEquals(0, lambda.call("DetectStockouts").at("/overdue/lines").asInt());
    }

    @Test
    void refundsApiShowsTheBuyerAScheduledRefund() {
        JsonNode refund = http(200, after("RefundsApi"));
        assertEquals("scheduled", refund.path("state").asText());
        assertEquals(15_000, refund.path("amountMinor").asLong());
    }

    @Test
    void sweepRefundsSettlesIt() {
        assertEquals(1, after("SweepRefunds").path("settled").asInt());
        var id = RefundId.parse("o-1001~1~stockout~1-3").orElseThrow();
        var refund = new Refunds(database).find(id).orElseThrow();
        assertTrue(refund.value().state() instanceof RefundState.Settled, refund::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IssueCoupons", "IssueCouponsOnStream"})
    void couponsAreIssuedByScheduleOrStream(String function) {
        assertEquals(1, after(function).path("issued").asInt());
        assertEquals(
                Shop.cny(500),
                new Coupons(database).find(COUPON).orElseThrow().value().balance());
        assertEquals(Shop.cny(19_500), account().balance());
        assertEquals(0, lambda.call(function).path("issued").asInt());
    }

    @Test
    void couponsApiShowsTheBuyerItsCoupon() {
        JsonNode coupons = http(200, after("CouponsApi")).path("items");
        assertEquals(COUPON, coupons.at("/0/couponId").asText());
        assertEquals(1, coupons.size());
    }

    @Test
    void expireCouponsTakesOnlyWhatHasRunOut() {
        assertEquals(0, after("ExpireCoupons").path("expired").asInt());
        clock.advance(Duration.ofDays(51 * 365));
        assertEquals(1, lambda.call("ExpireCoupons").path("expired").asInt());
        assertTrue(new Coupons(database)
                .find(COUPON)
                .orElseThrow()
                .value()
                .balance()
                .isZero());
    }

    @Test
    void watchStockWarnsOnce() {
        var stock = new StockKey("m-7", "tea-250");
        var rule = new LowStockRule(new LowStockRule.AtUnits(5), Optional.empty(), Optional.empty());
        new SetLowStockRule(database).set(stock, rule, FunctionDependencies.START);
        new RecordStockChange(database)
                .record(
                        new StockChange.Recount("m-7", "tea-250", "c-1", 5, Optional.empty()),
                        FunctionDependencies.START);
        assertEquals(1, lambda.call("WatchStock").at("/lowStock/warned").asInt());
        assertEquals(0, lambda.call("WatchStock").at("/lowStock/warned").asInt());
    }

    @Test
    void watchDeskTellsOfALateDecisionOnce() {
        assertEquals(0, after("WatchDesk").path("overdue").asInt());
        new BringAppeal(database, Market.current().calendar(), (_, _, _, _) -> true)
                .bring(
                        Shop.caseId("o-1001", "1"),
                        new Appeal.Plea("late", List.of()),
                        Actor.merchant("m-7"),
                        clock.instant());
        clock.advance(Duration.ofDays(8));
        assertEquals(1, lambda.call("WatchDesk").path("overdue").asInt());
        assertEquals(0, lambda.call("WatchDesk").path("overdue").asInt());
    }

    @Test
    void erasePersonalTextFinishesAnErasureOnce() {
        assertEquals(0, after("ErasePersonalText").path("erased").asInt());
        new EraseBuyer(database, pseudonyms).erase("buyer-17", "0a".repeat(32), clock.instant());
        clock.advance(Erasure.SETTLING);
        assertEquals(1, lambda.call("ErasePersonalText").path("erased").asInt());
        assertEquals(0, lambda.call("ErasePersonalText").path("erased").asInt());
    }

    @Test
    void stockApiSetsARuleOnce() {
        assertEquals(5, http(201, lambda.call("StockApi")).path("atUnits").asInt());
        http(200, lambda.call("StockApi"));
    }

    @Test
    void stockoutsApiShowsTheBuyerItsCase() {
        assertEquals(3, http(200, after("StockoutsApi")).path("units").asInt());
    }

    @Test
    void serviceDeskApiTakesAHandOverOnce() {
        http(201, after("ServiceDeskApi"));
        http(200, lambda.call("ServiceDeskApi"));
    }

    @Test
    void buyersApiErasesABuyerOnce() {
        http(201, lambda.call("OrdersApi", Lambda.event("OrdersApi").replace("buyer-17", "buyer-99")));
        http(201, lambda.call("BuyersApi"));
        http(200, lambda.call("BuyersApi"));
    }

    @Test
    void evidenceApiTakesANoteOnce() {
        assertEquals("operator:anna", http(201, after("EvidenceApi")).path("by").asText());
        http(200, lambda.call("EvidenceApi"));
    }

    @Test
    void linksApiHandsOutTheSameLinkToEverybody() {
        JsonNode link = http(200, after("LinksApi"));
        assertEquals(link, http(200, lambda.call("LinksApi")));
        assertEquals("case", link.path("purpose").asText());
    }

    @Test
    void accountsApiTakesATopUpOnce() {
        http(201, lambda.call("AccountsApi"));
        http(200, lambda.call("AccountsApi"));
        assertEquals(Shop.cny(20_000), account().balance());
    }

    private MerchantAccount account() {
        return new Accounts(database).find("m-7", Shop.CNY).orElseThrow().value();
    }

    @Test
    void importsApiRegistersAFileOnce() {
        JsonNode first = http(201, lambda.call("ImportsApi"));
        assertEquals("awaitingUpload", first.path("state").asText());
        assertEquals("PUT", first.at("/upload/method").asText());
        assertEquals(
                first.path("importId"), http(200, lambda.call("ImportsApi")).path("importId"));
    }

    @Test
    void importFilesFindsNoFile() {
        assertEquals(0, after("ImportFiles").path("finished").asInt());
    }

    @Test
    void archiveOrdersLeavesRecentOrdersAlone() {
        JsonNode result = after("ArchiveOrders");
        assertEquals(0, result.path("archived").asInt() + result.path("removed").asInt());
        assertEquals(1, new Orders(database).lines("o-1001").size());
    }

    @Test
    void reconcileFindsTheBooksRight() {
        assertTrue(after("Reconcile").path("reconciled").asBoolean());
        var result = new Reconciliations(database).latest().orElseThrow();
        assertEquals(FunctionDependencies.START.plus(SETTLING).minus(Duration.ofMinutes(15)), result.watermark());
        assertEquals(List.of(), result.differences());
    }

    @Test
    void noticesApiShowsTheMerchantItsNotices() {
        JsonNode notices = http(200, after("NoticesApi")).path("items");
        assertEquals("stockoutMerchant", notices.at("/0/template").asText());
        assertEquals(1, notices.size());
    }

    @Test
    void deliverNoticesDeliversEachOnce() {
        assertEquals(2, after("DeliverNotices").path("delivered").asInt());
        assertEquals(0, lambda.call("DeliverNotices").path("delivered").asInt());
    }

    @Test
    void policiesApiShowsTheDefaultPolicy() {
        JsonNode policy = http(200, lambda.call("PoliciesApi"));
        assertEquals(500, policy.at("/compensation/tiers/0/worth/amountMinor").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DetectStockouts", "SweepRefunds", "IssueCoupons", "ExpireCoupons", "DeliverNotices", "Reconcile"
            })
    void aScheduleRefusesWhatIsNotForIt(String function) {
        prepare(function);
        clock.advance(Duration.ofDays(function.equals("ExpireCoupons") ? 51 * 365 : 0));
        var written = FunctionDependencies.rows(client);
        String event = Lambda.event(function);
        Map.of(
                        "null",
                        "must be a JSON object",
                        "[1]",
                        "Cannot deserialize",
                        "{}",
                        "is required",
                        event.replaceFirst("\"type\":\"[^\"]+\"", "\"type\":\"tidy-up\""),
                        "must be ",
                        event.replaceFirst("\"type\":\"[^\"]+\"", "\"type\":7"),
                        "must be a text",
                        event.replace("\"version\":1", "\"version\":2"),
                        "must be a whole number from 1 to 1",
                        event.replace("{", "{\"limit\":9,"),
                        "is not a field here")
                .forEach((wrong, reason) -> {
                    String failure = lambda.failure(function, wrong);
                    assertTrue(failure.contains(reason), () -> wrong + ": " + failure);
                });
        assertEquals(written, FunctionDependencies.rows(client));
        lambda.call(function);
        assertTrue(!written.equals(FunctionDependencies.rows(client)), "nothing was there to do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IssueCouponsOnStream | issued | null",
                "IssueCouponsOnStream | issued | {}",
                "IssueCouponsOnStream | issued | {\"Records\":7}",
                "IssueCouponsOnStream | issued | {\"Records\":[7,{\"dynamodb\":{}}]}",
                "IngestMessages | none | null",
                "IngestMessages | none | {}",
                "IngestMessages | none | {\"Records\":7}",
                "AllocateStock | lines | null",
                "AllocateStock | lines | {}",
                "AllocateStock | lines | {\"Records\":7}",
                "AllocateStock | lines | {\"Records\":[{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"o-1001\"}},\"NewImage\":{\"line\":{\"M\":{\"lineId\":"
                        + "{\"S\":\"1\"},\"merchantId\":{\"S\":\"m-7\"},\"sku\":{\"S\":\"tea~250\"}}}}}}]}",
                "AllocateStock | lines | {\"Records\":[7,{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"o-1001\"}}}}]}",
            })
    void aStreamThatNamesNothingIsNothing(String function, String count, String event) {
        prepare(function);
        var written = FunctionDependencies.rows(client);
        assertEquals(0, lambda.call(function, event).path(count).asInt());
        assertEquals(written, FunctionDependencies.rows(client));
    }

    /** Only API Gateway's authorizer identifies the caller; a header's claims have no effect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrdersApi",
                "StockApi",
                "StockoutsApi",
                "RefundsApi",
                "CouponsApi",
                "BuyersApi",
                "AccountsApi",
                "NoticesApi",
                "ServiceDeskApi",
                "ImportsApi",
                "EvidenceApi",
                "LinksApi",
                "PoliciesApi"
            })
    void anApiBelievesNobodyButItsAuthorizer(String function) {
        String token = "Bearer e30.eyJzY29wZSI6Im1ha2Vnb29kL3BsYXRmb3JtIG1ha2Vnb29kL2J1eWVyIn0.AA";
        String event = Lambda.event(function)
                // Anybody may read policies, but not publish one.
                .replace("GET /policies/{policyId}/versions/{version}", "POST /policies/{policyId}/versions")
                .replaceFirst("\"authorizer\"", "\"other\"")
                .replaceFirst("\"accept\"", "\"authorization\": \"" + token + "\", \"accept\"");
        var before = FunctionDependencies.rows(client);
        http(403, lambda.call(function, event));
        http(404, lambda.call(function, "{}"));
        assertEquals(before, FunctionDependencies.rows(client));
    }
}
