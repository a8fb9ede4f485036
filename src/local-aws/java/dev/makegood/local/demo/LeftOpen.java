package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.Upload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Leaves something to do for each role after the demo, so that every view of the console has something to show: lines at
 * stake, a choice, an appeal, a claim, a question, a refund that came back, a restock without an answer, an import with
 * broken lines, and a person who was not reached.
 */
public final class LeftOpen {
    private static final String MERCHANT = "m-1";
    private static final String SHELF = "/merchants/" + MERCHANT + "/stock/";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The case whose buyer may choose. */
    private static final String CASE = "left-choice~1~stockout";

    /** Holds the addresses of signed links. */
    public record Links(String buyer, String supplier) {}

    private final Stage stage;

    private LeftOpen(Stage stage) {
        this.stage = stage;
    }

    /** Does all of it, on a platform whose clock stands still, and returns the links. */
    public static Links prepare(LocalPlatform platform) {
        return new LeftOpen(new Stage(platform, said -> {})).prepare();
    }

    private Links prepare() {
        stage.put(
                "platform",
                null,
                "/merchants/" + MERCHANT + "/top-ups/t-open",
                Map.of("amountMinor", 20_000, "currency", "CNY", "into", "balance"));
        restocks();
        linesAtStake();
        desk();
        comesBack();
        brokenFile();
        nobodyReached();
        return new Links(link("case~" + CASE), link("restock~" + MERCHANT + "~mug~r-open"));
    }

    private void restocks() {
        LocalDate day = LocalDate.ofInstant(stage.now(), ZONE).plusDays(3);
        merchant(SHELF + "teapot/suppliers/potter", Map.of("leadTimeDays", 3, "name", "Potter & Sons"));
        merchant(SHELF + "teapot/restocks/r-open", Map.of("supplierId", "potter", "units", 10));
        merchant(SHELF + "teapot/restocks/r-open/reply", Map.of("units", 10, "arrivesOn", day.toString()));
        merchant(SHELF + "mug/suppliers/potter", Map.of("leadTimeDays", 3, "name", "Potter & Sons"));
        merchant(SHELF + "mug/restocks/r-open", Map.of("supplierId", "potter", "units", 40));
    }

    private void linesAtStake() {
        stage.recount(MERCHANT, "mug", "c-open", 2);
        for (int order = 1; order <= 4; order++) {
            stage.order("left-" + order, "left-buyer-" + order, MERCHANT, "mug", 1, 3_900 + 1_000L * order);
        }
        stage.minutes(2);
    }

    /** Leaves an appeal, a claim and a question open, and a debit that nobody has appealed against. */
    private void desk() {
        for (String order : List.of("left-choice", "left-appeal", "left-debit")) {
            stage.order(order, "buyer-of-" + order, MERCHANT, "teapot", 1, 10_000);
            merchant("/orders/" + order + "/lines/1/admission", Map.of());
        }
        stage.minutes(2);
        merchant(
                "/cases/left-appeal~1~stockout/appeal",
                Map.of(
                        "reason",
                        "The river was over the road.",
                        "evidence",
                        List.of(Map.of("text", "The carrier's notice of a closed road"))));
        claim("buyer-of-left-claim");
        stage.put(
                "buyer",
                "buyer-of-left-choice",
                "/cases/" + CASE + "/hand-overs/h-1",
                Map.of("reason", "Can I have the blue one instead?"));
    }

    private void claim(String buyer) {
        stage.order("left-claim", buyer, MERCHANT, "mug", 1, 5_000);
        String line = "/orders/left-claim/lines/1";
        var chat = new Upload("chat", "Merchant: none left.".getBytes(StandardCharsets.UTF_8), "text/plain");
        chat.send(stage.put("buyer", buyer, line + "/files/" + chat.sha256(), chat.announcement()));
        var told = Map.of("text", "Their message of today", "file", chat.reference());
        stage.put(
                "buyer",
                buyer,
                line + "/claims/c-1",
                Map.of("kind", "toldOutOfStock", "text", "They have none left.", "evidence", List.of(told)));
    }

    /** The provider sends a refund's money back; after an hour it is tried again. */
    private void comesBack() {
        stage.order("left-returned", "buyer-of-left-returned", MERCHANT, "teapot", 1, 9_900);
        merchant("/orders/left-returned/lines/1/admission", Map.of());
        stage.asksForRefund("buyer-of-left-returned", "left-returned");
        stage.minutes(2);
        stage.platform().gateway().comeBack("left-returned~1~stockout~1-1", "account closed");
    }

    private void brokenFile() {
        String file = "orderId,buyerId,merchantId,sku,quantity,paid\nfile-1,b,m-1,mug,one,39.00\n";
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        var announced = Map.of("map", "orders", "sha256", Upload.sha256(bytes), "bytes", bytes.length);
        Upload.send(stage.api().post("platform", null, "/imports", announced).expectSuccess(), bytes);
        stage.minutes(2);
    }

    private void nobodyReached() {
        JsonNode notice = stage.get("buyer", "buyer-of-left-debit", "/buyers/buyer-of-left-debit/notices")
                .at("/items/0");
        stage.put(
                "platform",
                null,
                "/notices/" + notice.path("noticeId").asText() + "/delivery",
                Map.of(
                        "caseId",
                        "left-debit~1~stockout",
                        "channel",
                        "sms",
                        "state",
                        "failed",
                        "at",
                        stage.now().toString(),
                        "lastChannel",
                        true));
    }

    private String link(String linkId) {
        return stage.get("messages", null, "/links/" + linkId).path("url").asText();
    }

    private void merchant(String path, Object body) {
        stage.put("merchant", MERCHANT, path, body);
    }
}
