package dev.makegood.oncall;

import dev.makegood.functions.http.Role;
import dev.makegood.oncall.Scene.Look;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.stranding.Strandings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Provokes the alarms about refunds and the payment gateway. */
final class RefundScenes {
    private static final String REFUND = "O1~1~stockout~1-1";
    private static final String NOT_SETTLED = "the gateway did not settle refund " + REFUND;

    static final List<Scene> ALL = List.of(
            new Scene(
                            "RefundsParkedAlarm",
                            "The gateway declines a refund for seven hours.",
                            Look.refunds("parked"),
                            List.of(NOT_SETTLED, REFUND, "declined: account closed"),
                            RefundScenes::parked)
                    .endsBy("the gateway pays again, and POST /refunds/{refundId}/resume", RefundScenes::resume),
            new Scene(
                            "RefundsReturnedAlarm",
                            "The buyer's bank sends a refund back.",
                            Look.refunds("returned"),
                            List.of(REFUND, "account closed"),
                            RefundScenes::returned)
                    .endsBy(
                            "an operator pays by hand, PUT /refunds/{refundId}/manual-payment",
                            RefundScenes::payByHand),
            new Scene(
                            "UnexpectedGatewayEventsAlarm",
                            "The gateway says that it paid another amount.",
                            Look.at("GET /gateway/unexpected-events"),
                            List.of(REFUND),
                            RefundScenes::unexpected)
                    .endsBy("PUT /gateway/unexpected-events/{eventId}/review", RefundScenes::review),
            new Scene(
                            "OldestDueRefundAlarm",
                            "The gateway does not answer for more than an hour.",
                            Look.refunds("due"),
                            List.of(NOT_SETTLED, REFUND, "outcome unknown: timed out"),
                            RefundScenes::unanswered)
                    .endsBy("the gateway answers again", night -> night.gateway.pays()),
            new Scene(
                            "OldestDueRefundAlarm",
                            "SweepRefunds does not run.",
                            Look.refunds("due"),
                            List.of(REFUND, "\"attempts\":0"),
                            RefundScenes::noSweep)
                    .endsBy("SweepRefunds runs again", night -> night.start("SweepRefunds")),
            new Scene(
                            "RefundsLateAlarm",
                            "An operator holds all refunds back and forgets it for a day.",
                            Look.refunds("late"),
                            List.of(REFUND, "\"heldBackBy\":\"p-1\""),
                            RefundScenes::late)
                    .endsBy("PUT /pauses/{pauseId}/end", RefundScenes::endPause),
            new Scene(
                            "GatewayTroublesAlarm",
                            "The gateway declines all refunds.",
                            Look.refunds("due"),
                            List.of(NOT_SETTLED, REFUND, "declined: account closed"),
                            RefundScenes::declined)
                    .endsBy("the gateway pays again", night -> night.gateway.pays()),
            new Scene(
                            "ProviderBalanceAlarm",
                            "The balance at the payment provider is too low for a refund.",
                            Look.refunds("due"),
                            List.of(NOT_SETTLED, REFUND, "the balance is too low: 0.00 left"),
                            RefundScenes::withoutBalance)
                    .endsBy("the balance is filled", night -> night.gateway.pays()),
            new Scene(
                            "OldestPauseAlarm",
                            "An operator holds all refunds back for more than an hour.",
                            Look.at("GET /pauses"),
                            List.of("The gateway pays twice.", "operator:anna"),
                            RefundScenes::paused)
                    .endsBy("PUT /pauses/{pauseId}/end", RefundScenes::endPause),
            new Scene(
                            "BrakesOnAlarm",
                            "A merchant says that 300 units of one order will not ship.",
                            Look.at("GET /brakes"),
                            List.of("admission O1~1~stockout", "\"units\":300"),
                            RefundScenes::braked)
                    .endsBy("PUT /brakes/{brakeId}/confirmation", RefundScenes::confirmBrake),
            new Scene(
                            "PaidTwiceAlarm",
                            "The platform refunds itself what has been refunded here.",
                            Look.NOWHERE,
                            List.of("\"orderId\":\"O1\"", "paid twice"),
                            RefundScenes::paidTwice)
                    .endsBy("itself, since it counts once", _ -> {}));

    private RefundScenes() {}

    private static void parked(Night night) {
        night.gateway.declines();
        night.due("O1");
        night.minutes(7 * 60);
    }

    private static void hear(Night night, long minor, GatewayOutcome outcome) {
        new ReceiveGatewayEvent(night.memory, Providers.HTTP)
                .receive(new GatewayEvent("e-1", REFUND, "gw-1", Shop.cny(minor), outcome), night.clock.instant());
    }

    private static void returned(Night night) {
        night.due("O1");
        night.minutes(2);
        var back = new GatewayOutcome.Returned("account closed");
        night.gateway.books.answer(REFUND, back);
        hear(night, 9_000, back);
        night.minutes(1);
    }

    private static void unexpected(Night night) {
        night.due("O1");
        hear(night, 100, new GatewayOutcome.Done("gw-1"));
        night.minutes(1);
    }

    private static void unanswered(Night night) {
        night.gateway.isAway();
        night.due("O1");
        night.minutes(65);
    }

    private static void noSweep(Night night) {
        night.stop("SweepRefunds");
        night.due("O1");
        night.minutes(6);
    }

    private static void pause(Night night) {
        String body = "{\"reason\":\"The gateway pays twice.\"}";
        night.tell(Role.OPERATOR, "anna", "PUT /pauses/{pauseId}", body, "p-1");
    }

    private static void braked(Night night) {
        night.shop.place("O1", Shop.line("1", "M1", "S1", 300, 9_000));
        night.shop.admit("O1", "1", OptionalInt.empty());
        night.minutes(2);
    }

    private static void confirmBrake(Night night) {
        String id = new Strandings(night.memory)
                .on(1, Optional.empty())
                .items()
                .getFirst()
                .strandingId();
        night.tell(
                Role.OPERATOR,
                "anna",
                "PUT /brakes/{brakeId}/confirmation",
                "{\"note\":\"The truck burnt down.\"}",
                id);
    }

    private static void late(Night night) {
        pause(night);
        night.due("O1");
        night.clock.advance(Duration.ofHours(24));
        night.minutes(1);
    }

    private static void declined(Night night) {
        night.gateway.declines();
        IntStream.rangeClosed(1, 8).forEach(n -> night.due("O" + n));
        night.minutes(10);
    }

    private static void withoutBalance(Night night) {
        night.gateway.lacksBalance();
        night.due("O1");
        night.minutes(5);
    }

    private static void paused(Night night) {
        pause(night);
        night.minutes(62);
    }

    private static void paidTwice(Night night) {
        night.due("O1");
        night.minutes(2);
        String route = "PUT /orders/{orderId}/lines/{lineId}/external-refunds/{externalRefundId}";
        night.tell(Role.PLATFORM, "shop", route, """
                {"units":1,"amountMinor":9000,"currency":"CNY","reference":"bank-7","refundedAt":"%s","why":"cancelled"}
                """.formatted(night.clock.instant()), "O1", "1", "x-1");
        night.minutes(1);
    }

    private static void resume(Night night) {
        night.gateway.pays();
        night.tell(Role.OPERATOR, "anna", "POST /refunds/{refundId}/resume", "", REFUND);
    }

    private static void payByHand(Night night) {
        String body = "{\"how\":\"bank transfer\",\"paidAt\":\"%s\",\"reference\":\"bt-1\",\"amountMinor\":9000}"
                .formatted(night.clock.instant());
        night.tell(Role.OPERATOR, "anna", "PUT /refunds/{refundId}/manual-payment", body, REFUND);
    }

    private static void review(Night night) {
        String events = night.ask(Role.OPERATOR, "anna", "GET /gateway/unexpected-events", Map.of(), "")
                .body();
        String id = Night.json(events).at("/items/0/eventId").asText();
        String note = "{\"note\":\"The provider took it back.\"}";
        night.tell(Role.OPERATOR, "anna", "PUT /gateway/unexpected-events/{eventId}/review", note, id);
    }

    private static void endPause(Night night) {
        night.tell(Role.OPERATOR, "anna", "PUT /pauses/{pauseId}/end", "{\"note\":\"It is mended.\"}", "p-1");
    }
}
