package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.parallel.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Holds the events of that day. SKU 0 of merchant m-1 is in demand; the other SKUs are spread over the merchants.
 * Orders 0 to 79 are for SKU 0, the earliest paid first.
 */
final class BadDay {
    static final int MERCHANTS = 4;
    static final int SKUS = 12;
    static final int ORDERS = 200;
    static final int HOT_ORDERS = 80;
    static final int LEFT = 20;
    static final int WARNED_AT = 30;
    static final int STRANDED = HOT_ORDERS - LEFT;
    static final int CASES = STRANDED + 2;
    static final int TIMED_OUT = 3;

    /** The buyers of the stranded orders who ask for the money at once: those whose orders were paid last. */
    static final int HASTY = 40;

    /** The order of SKU 1, merchant m-2. */
    private static final int ADMITTED = 88;

    /** The order of SKU 2, merchant m-3. */
    private static final int FORGOTTEN = 89;

    private final LocalPlatform platform;
    private final ApiClient api;
    private final Instant began;

    BadDay(LocalPlatform platform) {
        this.platform = platform;
        api = new ApiClient(platform);
        began = platform.clock().now();
    }

    /** The acts have orders of their own. */
    static boolean isOfThatDay(String orderId) {
        return orderId.matches("o-[0-9]+");
    }

    static String merchant(int sku) {
        return "m-" + (sku % MERCHANTS + 1);
    }

    private static int sku(int order) {
        return order < HOT_ORDERS ? 0 : order % (SKUS - 1) + 1;
    }

    /** Gives m-1 50.00 in total, far less than the day will cost. */
    void open() {
        topUp("m-1", "t-1", 1_000, "balance");
        topUp("m-1", "t-2", 4_000, "deposit");
        topUp("m-2", "t-1", 20_000, "balance");
        topUp("m-3", "t-1", 20_000, "balance");
        topUp("m-4", "t-1", 20_000, "balance");
        each(0, SKUS, sku -> count(sku, "opening", 100));
    }

    /** Sets up the low-stock warning of m-1. */
    void watch() {
        String stock = "/merchants/m-1/stock/sku-0";
        api.put("merchant", "m-1", stock + "/suppliers/s-1", Map.of("leadTimeDays", 3))
                .expectSuccess();
        var rule = Map.of("atUnits", WARNED_AT, "restock", Map.of("units", 100));
        api.put("merchant", "m-1", stock + "/low-stock-rule", rule).expectSuccess();
    }

    /** Returns m-1's SKUs at risk if 10 units of each are missing. */
    JsonNode atRisk() {
        platform.runSchedule("WatchStock");
        return api.get("merchant", "m-1", "/merchants/m-1/stock-at-risk?missing=10")
                .expectSuccess()
                .path("items")
                .path(0);
    }

    /** Returns how often m-1 was warned. */
    long warnings() {
        return all("m-1", "notices").stream()
                .filter(notice -> notice.path("template").asText().equals("lowStockMerchant"))
                .count();
    }

    void placeOrders() {
        each(0, ORDERS, order -> {
            Instant promised = began.plus(Duration.ofHours(8));
            var line = OrderBody.line("1", merchant(sku(order)), "sku-" + sku(order), 1, paidMinor(order), promised);
            var body = OrderBody.of("buyer-" + order, began.plusSeconds(order - ORDERS), line);
            api.put("platform", null, "/orders/o-" + order, body).expectSuccess();
        });
    }

    /** Returns 20.00 to 119.50 CNY. */
    static long paidMinor(int order) {
        return 2_000 + 50L * order;
    }

    void recount() {
        count(0, "after-the-flood", LEFT);
    }

    void admitAndShip() {
        api.put("merchant", merchant(sku(ADMITTED)), "/orders/o-" + ADMITTED + "/lines/1/admission", Map.of())
                .expectSuccess();
        var toShip = new ArrayList<Integer>();
        IntStream.range(0, LEFT).forEach(toShip::add);
        IntStream.range(HOT_ORDERS, ORDERS)
                .filter(order -> order != ADMITTED && order != FORGOTTEN)
                .forEach(toShip::add);
        each(0, toShip.size(), i -> {
            var body = Map.of("shippedAt", began.toString(), "lines", List.of(Map.of("lineId", "1", "quantity", 1)));
            String path = "/orders/o-" + toShip.get(i) + "/shipments/s-1";
            api.put("merchant", merchant(sku(toShip.get(i))), path, body).expectSuccess();
        });
    }

    void breakGateway() {
        platform.gateway()
                .behave(Behaviour.of(Behaviour.Kind.TIMEOUT_AFTER_PAYING).forNext(TIMED_OUT));
    }

    void askForRefunds() {
        each(HOT_ORDERS - HASTY, HOT_ORDERS, order -> {
            String path = "/refunds/o-" + order + "~1~stockout~1-1/choice";
            api.put("buyer", "buyer-" + order, path, Map.of("choice", "refund")).expectSuccess();
        });
    }

    void topUpLate() {
        topUp("m-1", "t-3", 10_000, "balance");
    }

    JsonNode account(String merchantId) {
        return api.get("merchant", merchantId, "/merchants/" + merchantId + "/accounts/CNY")
                .expectSuccess();
    }

    Tally tally() {
        var cases = new ArrayList<JsonNode>();
        IntStream.rangeClosed(1, MERCHANTS).forEach(m -> all("m-" + m, "cases").forEach(cases::add));
        var refunds = cases.stream()
                .flatMap(c -> IntStream.range(0, c.path("refunds").size()).mapToObj(c.path("refunds")::get))
                .filter(refund -> refund.path("state").asText().equals("refunded"))
                .toList();
        return new Tally(
                cases.size(),
                by(cases, "admission"),
                by(cases, "recount"),
                by(cases, "overdue"),
                refunds.size(),
                (int) cases.stream()
                        .filter(c -> c.at("/compensation/state").asText().equals("issued"))
                        .count(),
                refunds.stream().mapToLong(r -> r.path("amountMinor").asLong()).sum(),
                cases.stream()
                        .mapToLong(c -> c.at("/compensation/amountMinor").asLong())
                        .sum());
    }

    private List<JsonNode> all(String merchantId, String list) {
        var all = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page = api.get(
                            "merchant", merchantId, "/merchants/" + merchantId + "/" + list + "?limit=100" + cursor)
                    .expectSuccess();
            page.path("items").forEach(all::add);
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static int by(List<JsonNode> cases, String trigger) {
        return (int) cases.stream()
                .filter(c -> c.path("trigger").asText().equals(trigger))
                .count();
    }

    private void topUp(String merchantId, String id, long minor, String into) {
        var body = Map.of("amountMinor", minor, "currency", "CNY", "into", into);
        api.put("platform", null, "/merchants/" + merchantId + "/top-ups/" + id, body)
                .expectSuccess();
    }

    private void count(int sku, String id, int onHand) {
        String path = "/merchants/" + merchant(sku) + "/stock/sku-" + sku + "/recounts/" + id;
        api.put("merchant", merchant(sku), path, Map.of("onHand", onHand)).expectSuccess();
    }

    private static void each(int from, int to, IntConsumer work) {
        Parallel.each(IntStream.range(from, to).boxed().toList(), work::accept);
    }
}
