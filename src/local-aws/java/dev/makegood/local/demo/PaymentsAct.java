package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.client.OrderBody.Payment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Shows an order that was paid by card and from a wallet, and a refund that draws on both. */
final class PaymentsAct implements Act {
    private static final String MERCHANT = "payments-m";
    private static final String BUYER = "payments-b";
    private static final String ORDER = "payments-o";
    private static final String REFUND = ORDER + "~1~stockout~1-1";

    @Override
    public String title() {
        return "An order was paid by card and from a wallet: a refund is one transfer to each";
    }

    @Override
    public void play(Stage stage) {
        var promised = stage.now().plus(Duration.ofHours(8));
        var payments = List.of(new Payment("http", "card-1", 3_000), new Payment("http", "wallet-1", 7_000));
        var body = OrderBody.of(
                        BUYER,
                        stage.now().minusSeconds(60),
                        OrderBody.line("1", MERCHANT, "lamp", 1, 8_000, promised),
                        OrderBody.line("2", MERCHANT, "shade", 1, 2_000, promised))
                .paidBy(payments);
        stage.put("platform", null, "/orders/" + ORDER, body);
        stage.say("Of 100.00 CNY, 30.00 were paid by card and 70.00 from a wallet");
        stage.put("merchant", MERCHANT, "/orders/" + ORDER + "/lines/1/admission", Map.of());
        stage.asksForRefund(BUYER, ORDER);
        stage.minutes(4);
        JsonNode refunds =
                stage.get("buyer", BUYER, "/cases/" + ORDER + "~1~stockout").path("refunds");
        refunds.forEach(refund -> stage.say(
                "%s of %d.%02d CNY is %s",
                refund.path("refundId").asText(),
                refund.path("amountMinor").asLong() / 100,
                refund.path("amountMinor").asLong() % 100,
                refund.path("state").asText()));
        stage.check(
                "the refund of 80.00 is 30.00 to the card and 50.00 to the wallet, each settled by itself",
                refunds.size() == 2
                        && transfer(refunds.get(0), REFUND, 3_000)
                        && transfer(refunds.get(1), REFUND + ".2", 5_000));
        stage.check(
                "the gateway paid each under a number of its own",
                stage.platform().movements().stream()
                        .filter(movement -> movement.orderId().equals(ORDER))
                        .map(movement -> movement.key() + " " + movement.amountMinor() + " " + movement.timesSent())
                        .toList()
                        .equals(List.of(REFUND + " 3000 1", REFUND + ".2 5000 1")));
        stage.check("the buyer is told of both", ToldNotices.times(stage, "buyer", BUYER, "refundedBuyer") == 2);
        stage.check("what was drawn on each payment balances", stage.reconciles(ORDER));
    }

    private static boolean transfer(JsonNode refund, String id, long minor) {
        return refund.path("refundId").asText().equals(id)
                && refund.path("amountMinor").asLong() == minor
                && refund.path("state").asText().equals("refunded");
    }
}
