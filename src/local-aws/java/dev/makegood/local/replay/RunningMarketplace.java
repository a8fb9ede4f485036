package dev.makegood.local.replay;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.Platform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.client.Segment;
import dev.makegood.local.lambda.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports a marketplace's events to Makegood, and runs the passes that are due. */
final class Marketplace {
    private static final String PLATFORM = "olist";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A killed sweep leaves refunds claimed for two minutes. */
    private static final Duration LONGER_THAN_A_CLAIM = Duration.ofMinutes(3);

    private final Platform platform;
    private final ApiClient api;
    private final ReportWay way;

    Marketplace(Platform platform, ReportWay.Kind kind) {
        this.platform = platform;
        api = new ApiClient(platform);
        way = ReportWay.of(kind, platform, api);
    }

    /** Publishes the rules of the article, in the currency of the orders, with the given hours. */
    void publish(int hours) {
        var policy = Map.ofEntries(
                entry("policyId", "replay-stockout"),
                entry("version", 1),
                entry("platform", PLATFORM),
                entry("violation", "stockout"),
                entry("currency", "BRL"),
                entry("zone", "America/Sao_Paulo"),
                entry("detection", Map.of("admission", true, "recount", true, "overdueHours", hours)),
                entry("compensation", compensation()),
                entry("payment", Map.of("payers", List.of("balance", "deposit"), "shortfall", "advance")),
                entry("form", Map.of("kind", "coupon", "validYears", 50)),
                entry("refund", Map.of("withinHours", 24, "choiceWindowHours", 0)),
                entry("appeal", Map.of("withinDays", 7, "decidedInWorkingDays", 5)),
                entry("source", "Replay of real orders"),
                entry(
                        "examples",
                        List.of(Map.of("name", "an order", "facts", Map.of("paidMinor", 1), "amountMinor", 500))));
        api.post("operator", null, "/policies/replay-stockout/versions", policy).expectSuccess();
    }

    private static Map<String, Object> compensation() {
        return Map.of(
                "owedOn", "established",
                "rounding", Map.of("to", "minor", "order", "beforeLimits"),
                "tiers", List.of(Map.of("worth", Map.of("kind", "fixed", "amountMinor", 500))),
                "caps", List.of(Map.of("scope", "order", "amountMinor", 500)),
                "afterLateShipment", "add");
    }

    void stock(String merchantId, String sku, long units) {
        way.count(merchantId, sku, units);
    }

    /** Places an order. */
    void place(RealOrder order) {
        List<OrderBody.Line> lines = order.lines().stream()
                .map(line -> OrderBody.line(
                        line.lineId(), line.merchantId(), line.sku(), 1, line.paidMinor(), line.promisedShipAt()))
                .toList();
        var body =
                new OrderBody(PLATFORM, order.buyerId(), "BRL", order.paidAt().toString(), lines);
        way.place(order.orderId(), body);
    }

    /** Ships an order, including lines that have become cases: goods can be shipped late. */
    void ship(RealOrder order, Instant at) {
        way.ship(
                order.orderId(),
                at,
                order.lines().stream().map(RealOrder.RealLine::lineId).toList());
    }

    /** Returns when everything that was reported has been taken. */
    void awaitTaken() {
        if (!way.isAnswered()) {
            platform.awaitQuietStreams();
        }
    }

    /** Runs the overdue pass and, if it found something, the passes that settle it. */
    void passes() {
        if (detect() > 0) {
            settle();
        }
    }

    /** Runs all passes repeatedly until they have no effect, even after every claim has ended. */
    void passesUntilNothingIsDue() {
        for (int idle = 0; idle < 2; ) {
            idle = detect() + settle() > 0 ? 0 : idle + 1;
            platform.awaitQuietStreams();
            platform.clock().advance(LONGER_THAN_A_CLAIM);
        }
    }

    private int detect() {
        JsonNode detected = run("DetectStockouts");
        return detected.at("/overdue/lines").asInt()
                + detected.at("/stranded/lines").asInt();
    }

    private int settle() {
        return run("SweepRefunds").path("settled").asInt()
                + run("IssueCoupons").path("issued").asInt();
    }

    List<JsonNode> cases(String merchantId) {
        return all("/merchants/" + Segment.of(merchantId) + "/cases");
    }

    List<JsonNode> coupons(String buyerId) {
        return all("/buyers/" + Segment.of(buyerId) + "/coupons");
    }

    boolean reconciled() {
        var payload = "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}";
        return json(platform.invoke("Reconcile", payload)).path("reconciled").asBoolean();
    }

    private List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page =
                    api.get("platform", null, path + "?limit=100" + cursor).expectSuccess();
            page.path("items").forEach(items::add);
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asText() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private JsonNode run(String function) {
        return json(platform.runSchedule(function));
    }

    private static JsonNode json(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            throw new IllegalStateException("a pass failed: " + outcome);
        }
        try {
            return MAPPER.readTree(answered.payload());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
