package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.erasure.Erasure;
import dev.makegood.local.client.Upload;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Shows the erasure of a buyer, after which the holder of the proof spends the coupon. */
final class ErasureAct implements Act {
    private static final String COUPON = "/coupons/coupon~GONE-1~1~stockout";

    @Override
    public String title() {
        return "Erasure of a buyer: the coupon keeps its value, the personal data go";
    }

    @Override
    public void play(Stage stage) {
        stage.order("GONE-1", "gone-buyer", "gone-merchant", "vase", 1, 8_800);
        stage.put("merchant", "gone-merchant", "/orders/GONE-1/lines/1/admission", Map.of());
        stage.put("operator", "anna", "/cases/GONE-1~1~stockout/notes/n-1", Map.of("text", "Li Wei called about it"));
        stage.asksForRefund("gone-buyer", "GONE-1");
        stage.minutes(2);
        String before = stage.get("buyer", "gone-buyer", "/cases/GONE-1~1~stockout")
                .path("buyer")
                .asText();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String proof = HexFormat.of().formatHex(secret);
        var digest = Map.of("proofSha256", Upload.sha256(proof.getBytes(UTF_8)));
        stage.put("platform", null, "/buyers/gone-buyer/erasure", digest);
        stage.put("platform", null, "/buyers/gone-buyer/erasure", digest);
        stage.say("The buyer is erased; only the buyer holds the remaining proof.");
        stage.platform().clock().advance(Erasure.SETTLING);
        stage.minutes(6);
        stage.check(
                "the case no longer belongs to the buyer",
                stage.api()
                                .get("buyer", "gone-buyer", "/cases/GONE-1~1~stockout")
                                .status()
                        == 404);
        String evidence = stage.get("operator", "anna", "/cases/GONE-1~1~stockout/evidence")
                .toString();
        stage.check(
                "the evidence has neither the buyer nor the note's text",
                !evidence.contains("gone-buyer") && !evidence.contains("Li Wei"));
        stage.check(
                "without the proof the coupon cannot be spent",
                stage.api()
                                .put("platform", null, COUPON + "/redemptions/r-1", wish(""))
                                .status()
                        == 404);
        stage.put("platform", null, COUPON + "/redemptions/r-1", wish(proof));
        stage.check("with the proof anybody can spend it", true);
        stage.order("GONE-2", "gone-buyer", "gone-merchant", "vase", 1, 8_800);
        String after =
                stage.get("buyer", "gone-buyer", "/orders/GONE-2").path("buyer").asText();
        stage.check("a buyer who returns is a new person", !after.isEmpty() && !after.equals(before));
        stage.say("The coupon of 5.00 paid another's order.");
    }

    private static Map<String, Object> wish(String proof) {
        Map<String, Object> wish = Map.of("buyerId", "gone-friend", "orderId", "GONE-3", "amountMinor", 500);
        if (proof.isEmpty()) {
            return wish;
        }
        var proven = new HashMap<>(wish);
        proven.put("proof", proof);
        return proven;
    }
}
