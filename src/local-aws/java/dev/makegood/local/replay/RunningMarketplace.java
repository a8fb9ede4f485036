package dev.makegood.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.Platform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.client.Segment;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.parallel.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports to a local platform, and reads its lists and the books of its payment gateway. */
final class RunningMarketplace implements Marketplace {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Platform platform;
    private final ApiClient api;
    private final ReportWay way;
    private Rules rules;

    RunningMarketplace(Platform platform, ReportWay.Kind kind) {
        this.platform = platform;
        api = new ApiClient(platform);
        way = ReportWay.of(kind, platform, api);
    }

    @Override
    public void at(Instant now) {
        platform.clock().set(now);
    }

    @Override
    public void publish(Rules published) {
        rules = published;
        for (int i = 0; i < rules.documents().size(); i++) {
            String id = rules.versions().get(i).policyId();
            api.post(
                            "operator",
                            null,
                            "/policies/" + id + "/versions",
                            rules.documents().get(i))
                    .expectSuccess();
        }
    }

    @Override
    public void stock(String merchantId, String sku, long units) {
        way.count(merchantId, sku, units);
    }

    @Override
    public void place(RealOrder order) {
        List<OrderBody.Line> lines = order.lines().stream()
                .map(line -> OrderBody.line(
                        line.lineId(), line.merchantId(), line.sku(), 1, line.paidMinor(), line.promisedShipAt()))
                .toList();
        var body = new OrderBody(
                rules.platform(),
                order.buyerId(),
                rules.currency().getCode(),
                order.paidAt().toString(),
                lines,
                List.of());
        way.place(order.orderId(), body);
    }

    @Override
    public void ship(RealOrder order, Instant at) {
        way.ship(
                order.orderId(),
                at,
                order.lines().stream().map(RealOrder.RealLine::lineId).toList());
    }

    @Override
    public void awaitTaken() {
        if (!way.isAnswered()) {
            platform.awaitQuietStreams();
        }
    }

    @Override
    public int detect() {
        JsonNode detected = run("DetectStockouts");
        return detected.at("/overdue/lines").asInt()
                + detected.at("/stranded/lines").asInt();
    }

    @Override
    public int settle() {
        return run("SweepRefunds").path("settled").asInt()
                + run("IssueCoupons").path("issued").asInt();
    }

    @Override
    public Books books(List<RealOrder> orders) {
        List<String> merchants = distinct(
                orders.stream().flatMap(order -> order.lines().stream()).map(RealOrder.RealLine::merchantId));
        List<RealCase> cases =
                Parallel.map(merchants, merchant -> all("/merchants/" + Segment.of(merchant) + "/cases")).stream()
                        .flatMap(List::stream)
                        .map(RunningMarketplace::realCase)
                        .toList();
        Set<String> affected = cases.stream().map(RealCase::orderId).collect(Collectors.toSet());
        List<String> buyers = distinct(orders.stream()
                .filter(order -> affected.contains(order.orderId()))
                .map(RealOrder::buyerId));
        List<JsonNode> coupons =
                Parallel.map(buyers, buyer -> all("/buyers/" + Segment.of(buyer) + "/coupons")).stream()
                        .flatMap(List::stream)
                        .toList();
        return new Books(
                cases,
                coupons.size(),
                coupons.stream()
                        .mapToLong(coupon -> coupon.path("faceMinor").asLong())
                        .sum(),
                platform.movements().stream()
                        .filter(movement -> movement.status() == Movement.Status.DONE)
                        .mapToLong(movement -> movement.amountMinor() * movement.timesSent())
                        .sum(),
                reconciled());
    }

    private static List<String> distinct(Stream<String> names) {
        return names.distinct().toList();
    }

    private static RealCase realCase(JsonNode c) {
        List<JsonNode> refunds = c.findParents("refundId").stream()
                .filter(refund -> refund.path("state").asText().equals("refunded"))
                .toList();
        JsonNode compensation = c.path("compensation");
        return new RealCase(
                c.path("caseId").asText(),
                c.path("orderId").asText(),
                c.path("merchantId").asText(),
                c.path("sku").asText(),
                c.path("violation").asText().equals("stockout"),
                Instant.parse(c.path("establishedAt").asText()),
                refunds.size(),
                refunds.stream()
                        .mapToLong(refund -> refund.path("amountMinor").asLong())
                        .sum(),
                compensation.path("state").asText().equals("issued")
                        ? compensation.path("amountMinor").asLong()
                        : 0);
    }

    private boolean reconciled() {
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
