package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.evidence.CheckEvidence;
import dev.makegood.storage.StorageJson;
import java.util.Map;
import java.util.Optional;

/** Shows a buyer who asks for a person, and the evidence of everything that was said. */
final class DeskAct implements Act {
    private static final String MERCHANT = "desk-m";
    private static final String BUYER = "desk-b";
    private static final String CASE = "/cases/desk-o~1~stockout";
    private static final String HAND_OVER = CASE + "/hand-overs/h-1";

    @Override
    public String title() {
        return "A person answers, everybody sees the next steps, and the evidence of everything is sealed";
    }

    @Override
    public void play(Stage stage) {
        stage.order("desk-o", BUYER, MERCHANT, "clock", 1, 10_000);
        stage.put("merchant", MERCHANT, "/orders/desk-o/lines/1/admission", Map.of());
        stage.check(
                "everybody sees that the refund is due",
                due(stage).findValuesAsText("what").contains("refund"));
        stage.asksForRefund(BUYER, "desk-o");
        stage.minutes(2);
        stage.put("buyer", BUYER, HAND_OVER, Map.of("reason", "The refund went to a card that I no longer have."));
        stage.check("the request for a person is confirmed", told(stage, "handOverReceivedAsker"));
        stage.check(
                "the operator sees the request",
                stage.get("operator", "anna", "/hand-overs")
                        .findValuesAsText("caseId")
                        .contains("desk-o~1~stockout"));
        stage.check("the answer is due first", next(stage).equals("handOverAnswer"));
        stage.put("operator", "anna", HAND_OVER + "/taken", Map.of());
        stage.put("operator", "anna", CASE + "/notes/n-1", Map.of("text", "The bank was asked."));
        stage.put("operator", "anna", HAND_OVER + "/answer", Map.of("text", "Your bank passes it on."));
        stage.check("the answer reaches the buyer", told(stage, "handOverAnsweredAsker"));
        stage.check("the next step is to use the coupon", next(stage).equals("coupon"));
        String evidence = StorageJson.canonical(stage.get("merchant", MERCHANT, CASE + "/evidence"));
        stage.say("The evidence of the case: %d bytes, signed", evidence.getBytes(UTF_8).length);
        stage.check("it says who answered", evidence.contains("\"handOverAnswered\""));
        stage.check("it verifies", intact(evidence));
        stage.check("with one word changed it does not", !intact(evidence.replace("passes it on", "keeps it")));
    }

    private static JsonNode due(Stage stage) {
        return stage.get("buyer", BUYER, CASE + "/next");
    }

    private static String next(Stage stage) {
        return due(stage).at("/items/0/what").asText();
    }

    private static boolean told(Stage stage, String template) {
        return ToldNotices.times(stage, "buyer", BUYER, template) == 1;
    }

    private static boolean intact(String evidence) {
        return CheckEvidence.check(evidence.getBytes(UTF_8), Optional.empty()).intact();
    }
}
