package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Shows a merchant that reports a shipment which the carrier never got. */
final class UntrueShipmentAct implements Act {
    private static final String MERCHANT = "untrue-m";
    private static final String BUYER = "untrue-b";
    private static final String LINE = "/orders/untrue-o/lines/1";
    private static final String CLAIM = LINE + "/claims/c-1";
    private static final String CASE = "/cases/untrue-o~1~stockout";
    private static final Upload CARRIER =
            new Upload("carrier", "Carrier: label printed, nothing handed over.".getBytes(UTF_8), "text/plain");

    @Override
    public String title() {
        return "A shipment is ruled untrue by an upheld claim, and its buyer is refunded";
    }

    @Override
    public void play(Stage stage) {
        stage.order("untrue-o", BUYER, MERCHANT, "kettle", 2, 12_000);
        var lines = List.of(Map.of("lineId", "1", "quantity", 2));
        var shipment = Map.of("shippedAt", stage.now().toString(), "lines", lines);
        stage.put("merchant", MERCHANT, "/orders/untrue-o/shipments/s-1", shipment);
        stage.platform().clock().advance(Duration.ofDays(4));
        stage.minutes(3);
        stage.check(
                "units reported as shipped are not overdue",
                stage.api().get("buyer", BUYER, CASE).status() == 404);
        claim(stage);
        var ruling = Map.of("upheld", true, "reason", "The carrier never got it.");
        stage.put("operator", "anna", CLAIM + "/decision", ruling);
        stage.asksForRefund(BUYER, "untrue-o");
        stage.minutes(3);
        refunded(stage);
    }

    private static void claim(Stage stage) {
        stage.say(
                "Four days after \"shipped\" the buyer claims that the carrier never got it, with the carrier's word");
        var told = Map.of("text", "What the carrier says", "file", CARRIER.reference());
        var claim = Map.of("kind", "neverHandedOver", "text", "Nothing was sent", "evidence", List.of(told));
        stage.check(
                "the claim is refused without its file",
                stage.api().put("buyer", BUYER, CLAIM, claim).status() == 409);
        CARRIER.send(stage.put("buyer", BUYER, LINE + "/files/" + CARRIER.sha256(), CARRIER.announcement()));
        stage.put("buyer", BUYER, CLAIM, claim);
    }

    private static void refunded(Stage stage) {
        stage.say("The claim is upheld: the shipment is untrue, both units are short, 120.00 CNY go back");
        JsonNode theCase = stage.get("buyer", BUYER, CASE);
        stage.check(
                "all units of the shipment are short, by the claim",
                theCase.path("units").asInt() == 2
                        && theCase.path("trigger").asText().equals("claim"));
        stage.check(
                "the buyer has all the money back",
                theCase.at("/refunds/0/state").asText().equals("refunded")
                        && theCase.at("/refunds/0/amountMinor").asLong() == 12_000
                        && theCase.path("refunds").size() == 1);
        stage.check(
                "the compensation is issued",
                theCase.at("/compensation/state").asText().equals("issued"));
        stage.check(
                "the merchant is told that its shipment no longer counts",
                ToldNotices.times(stage, "merchant", MERCHANT, "shipmentUntrueMerchant") == 1);
        JsonNode evidence = stage.get("operator", "anna", CASE + "/evidence");
        List<String> what = evidence.findValuesAsText("what");
        stage.check(
                "the evidence has the report, the ruling and the file",
                what.containsAll(List.of("shipped", "shipmentRuledUntrue"))
                        && evidence.toString().contains(CARRIER.sha256()));
        stage.check("the books hold it", stage.reconciles("untrue-o"));
    }
}
