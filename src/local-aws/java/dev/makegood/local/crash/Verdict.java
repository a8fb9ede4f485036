package dev.makegood.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.parallel.Parallel;
import dev.makegood.local.process.RestartedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Compares the results of all accepted requests with the expected ones, and with the provider's own books. */
final class Verdict {
    private final RestartedPlatform platform;
    private final Provider provider;
    private final Caller caller;
    private final Accepted accepted;
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    private Verdict(RestartedPlatform platform, Provider provider, Caller caller, Accepted accepted) {
        this.platform = platform;
        this.provider = provider;
        this.caller = caller;
        this.accepted = accepted;
    }

    /** Returns a description of everything that is wrong or still missing. */
    static List<String> problems(RestartedPlatform platform, Provider provider, Caller caller, Accepted accepted) {
        var verdict = new Verdict(platform, provider, caller, accepted);
        verdict.witness();
        verdict.orders();
        if (verdict.problems.isEmpty()) {
            verdict.coupons();
            Stories.MERCHANTS.forEach(verdict::account);
            verdict.reconcile();
        }
        return List.copyOf(verdict.problems);
    }

    /** Returns a description of states that are wrong whatever is still to come. */
    static List<String> neverRight(Provider provider) {
        var problems = new ArrayList<>(provider.anomalies());
        provider.movements().stream()
                .filter(movement -> movement.timesSent() > 1)
                .forEach(movement -> problems.add("sent twice: " + movement));
        return problems;
    }

    private void witness() {
        problems.addAll(neverRight(provider));
        List<Movement> movements = provider.movements();
        movements.stream()
                .filter(movement -> !ended(movement))
                .forEach(movement -> problems.add("the end is wrong: " + movement));
        Map<String, Long> paid = movements.stream()
                .filter(movement -> movement.status() == Movement.Status.DONE)
                .collect(Collectors.groupingBy(
                        Movement::orderId, Collectors.summingLong(m -> m.amountMinor() * m.timesSent())));
        Map<String, Long> due = accepted.orders().stream()
                .filter(order -> order.cashMinor() > 0 && !accepted.isPaidByHand(order.onlyRefund()))
                .collect(Collectors.toMap(Expected::orderId, Expected::cashMinor));
        var orders = new TreeSet<>(paid.keySet());
        orders.addAll(due.keySet());
        orders.forEach(order ->
                compare("the provider paid for " + order, due.getOrDefault(order, 0L), paid.getOrDefault(order, 0L)));
    }

    /** Returns true if it is paid for good, came back as planned, or never moved and an operator paid by hand. */
    private boolean ended(Movement movement) {
        if (accepted.isPaidByHand(movement.key())) {
            return movement.timesSent() == 0;
        }
        boolean back = Fate.COMES_BACK.isOf(movement) && Fate.isFirst(movement);
        return movement.status() == (back ? Movement.Status.RETURNED : Movement.Status.DONE);
    }

    private void orders() {
        Parallel.each(List.copyOf(accepted.orders()), order -> {
            compare(
                    "order " + order.orderId(),
                    200,
                    caller.get("/orders/" + order.orderId()).status());
            var answer = caller.get("/cases/" + order.caseId());
            compare("case " + order.caseId(), order.stockout() ? 200 : 404, answer.status());
            if (order.stockout() && answer.status() == 200) {
                theCase(order, answer.body());
            }
        });
    }

    private void theCase(Expected order, JsonNode found) {
        var refunds = found.path("refunds");
        long refunded = 0;
        for (JsonNode refund : refunds) {
            compare(
                    "state of " + refund.path("refundId"),
                    accepted.isPaidByHand(refund.path("refundId").asText()) ? "paidByHand" : "refunded",
                    refund.path("state").asText());
            refunded += refund.path("amountMinor").asLong();
        }
        String where = " of " + order.caseId();
        compare("trigger" + where, order.trigger(), found.path("trigger").asText());
        compare("short units" + where, order.shortUnits(), found.path("units").asInt());
        compare("refunds" + where, order.refundMinor(), refunded);
        compare(
                "compensation" + where,
                "issued",
                found.at("/compensation/state").asText());
    }

    private void coupons() {
        Map<String, List<String>> byBuyer = accepted.orders().stream()
                .collect(Collectors.groupingBy(
                        Expected::buyerId,
                        Collectors.filtering(
                                Expected::stockout, Collectors.mapping(Expected::couponId, Collectors.toList()))));
        Parallel.each(List.copyOf(byBuyer.entrySet()), buyer -> {
            var found = new TreeSet<String>();
            for (JsonNode coupon : caller.get("/buyers/" + buyer.getKey() + "/coupons?limit=100")
                    .body()
                    .path("items")) {
                String id = coupon.path("couponId").asText();
                found.add(id);
                compare(
                        "left on " + id,
                        accepted.balanceOf(id),
                        coupon.path("balanceMinor").asLong());
            }
            compare("coupons of " + buyer.getKey(), new TreeSet<>(buyer.getValue()), found);
        });
    }

    private void account(String merchantId) {
        JsonNode account =
                caller.get("/merchants/" + merchantId + "/accounts/CNY").body();
        long worth = account.path("balanceMinor").asLong()
                + account.path("depositMinor").asLong()
                - account.path("receivableMinor").asLong();
        compare("account of " + merchantId, accepted.worthOf(merchantId), worth);
    }

    private void reconcile() {
        var outcome = platform.invoke("Reconcile", "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}");
        boolean clean = outcome instanceof Outcome.Answered answered
                && answered.text().contains("\"reconciled\":true")
                && answered.text().contains("\"deferred\":[]");
        if (!clean) {
            problems.add("reconcile: " + (outcome instanceof Outcome.Answered answered ? answered.text() : outcome));
        }
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            problems.add(what + ": " + found + " instead of " + expected);
        }
    }
}
