package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.Upload;
import java.util.List;
import java.util.Map;

/**
 * Shows a merchant that admits only to its buyer, in the chat, that it cannot ship, and appeals when that comes out.
 */
final class ClaimAct implements Act {
    private static final String MERCHANT = "claim-m";
    private static final String BUYER = "claim-b";
    private static final String CLAIM = "/orders/claim-o/lines/1/claims/c-1";
    private static final String CASE = "/cases/claim-o~1~stockout";

    @Override
    public String title() {
        return "A claim reveals a hidden stockout; an appeal returns the merchant's debit, and the buyer keeps the coupon";
    }

    @Override
    public void play(Stage stage) {
        stage.put(
                "platform",
                null,
                "/merchants/" + MERCHANT + "/top-ups/t-1",
                Map.of("amountMinor", 1_000, "currency", "CNY", "into", "balance"));
        stage.order("claim-o", BUYER, MERCHANT, "vase", 1, 10_000);
        var chat = new Upload("chat", "Merchant: none left, sorry.".getBytes(UTF_8), "text/plain");
        chat.send(stage.put("buyer", BUYER, "/orders/claim-o/lines/1/files/" + chat.sha256(), chat.announcement()));
        var told = Map.of("text", "They have none left", "file", chat.reference());
        var claim = Map.of("kind", "toldOutOfStock", "text", "They will not ship it", "evidence", List.of(told));
        stage.put("buyer", BUYER, CLAIM, claim);
        stage.check(
                "the claim is acknowledged at once",
                ToldNotices.times(stage, "buyer", BUYER, "claimReceivedBuyer") == 1);
        stage.check("the operator sees the open claim", waits(stage, "/claims", "orderId", "claim-o"));
        stage.put("operator", "anna", CLAIM + "/decision", Map.of("upheld", true, "reason", "The chat says so."));
        stage.asksForRefund(BUYER, "claim-o");
        stage.minutes(2);
        stage.say("The claim is upheld: the buyer has the money back and a coupon, the merchant is debited");
        long debited = 1_000 - balance(stage);
        stage.check("the merchant paid the compensation", debited > 0);
        stage.check("the buyer has the coupon", coupon(stage) == debited);
        var receipt = Map.of("text", "Handed to the carrier before the claim");
        stage.put(
                "merchant",
                MERCHANT,
                CASE + "/appeal",
                Map.of("reason", "It was shipped in time.", "evidence", List.of(receipt)));
        stage.check("an appeal stops nothing", coupon(stage) == debited);
        stage.check("the operator sees the open appeal", waits(stage, "/appeals", "caseId", "claim-o~1~stockout"));
        stage.put(
                "operator",
                "anna",
                CASE + "/appeal/decision",
                Map.of("granted", true, "reason", "The carrier confirms it."));
        stage.say("The appeal is granted: %d.%02d CNY go back to the merchant", debited / 100, debited % 100);
        stage.check("the merchant has its money back", balance(stage) == 1_000);
        stage.check("the buyer keeps the coupon", coupon(stage) == debited);
        JsonNode statement = stage.get("merchant", MERCHANT, "/merchants/" + MERCHANT + "/accounts/CNY/statement");
        stage.check(
                "as new entries: paid in, debited, returned",
                statement.path("items").size() == 3);
    }

    private static boolean waits(Stage stage, String list, String field, String id) {
        return stage.get("operator", "anna", list).findValuesAsText(field).contains(id);
    }

    private static long balance(Stage stage) {
        return stage.get("merchant", MERCHANT, "/merchants/" + MERCHANT + "/accounts/CNY")
                .path("balanceMinor")
                .asLong();
    }

    private static long coupon(Stage stage) {
        return stage.get("buyer", BUYER, "/buyers/" + BUYER + "/coupons")
                .at("/items/0/balanceMinor")
                .asLong();
    }
}
