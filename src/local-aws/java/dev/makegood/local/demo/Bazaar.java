package dev.makegood.local.demo;

import dev.makegood.local.client.OrderBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Opens a marketplace {@code bazaar} with the default policy, except that its buyers have 12 hours to choose, and that a
 * buyer's proposal to cancel takes effect once the line is late.
 */
final class Bazaar {
    private static final Path PACK = Path.of("src/main/resources/policies/pdd-stockout.yaml");

    private Bazaar() {}

    /**
     * Publishes the first version of its policy, which applies to the past and needs no notice. Has no effect the
     * second time.
     */
    static void open(Stage stage) {
        stage.api()
                .postYaml("operator", null, "/policies/bazaar-stockout/versions", policy())
                .expectSuccess();
    }

    private static String policy() {
        try {
            return Files.readString(PACK)
                    .replace("policyId: pdd-stockout", "policyId: bazaar-stockout")
                    .replace("platform: pinduoduo", "platform: bazaar")
                    .replace("choiceWindowHours: 0", "choiceWindowHours: 12")
                    .replace(
                            "exemptions:",
                            "cancellation: {owedIfMerchantProposes: true, owedIfBuyerProposes: false, atOnceWhenLate: true}\nexemptions:");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Places a paid order of one unit, line {@code 1}. */
    static void order(Stage stage, String orderId, String buyerId, String merchantId, String sku, long paidMinor) {
        Instant now = stage.now();
        var line = OrderBody.line("1", merchantId, sku, 1, paidMinor, now.plus(Duration.ofHours(8)));
        var body = OrderBody.of(buyerId, now.minusSeconds(60), line).on("bazaar");
        stage.put("platform", null, "/orders/" + orderId, body);
    }
}
