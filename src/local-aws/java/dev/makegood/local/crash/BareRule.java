package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.publication.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds the rules of all orders of a run: the bare rule, on a platform of its own, whichever version of the default
 * policy is in force. Under it a refund is due at once, so that kills meet it on its way.
 */
final class BareRule {
    /** The version whose rules they are. */
    static final PolicyRef VERSION = Packs.BARE.ref();

    private static final String PLATFORM = "crash";
    private static final String POLICY = "crash-stockout";

    private BareRule() {}

    /** Publishes them; a repeated call has no effect. */
    static void publish(ApiClient api) {
        api.postYaml("operator", null, "/policies/" + POLICY + "/versions", text())
                .expectSuccess();
    }

    /** Returns an order under these rules. */
    static OrderBody of(OrderBody order) {
        return order.on(PLATFORM);
    }

    private static String text() {
        Path pack = Path.of("src/main/resources/policies", Packs.file(VERSION) + ".yaml");
        try {
            return Files.readString(pack)
                    .replace("policyId: " + VERSION.policyId(), "policyId: " + POLICY)
                    .replace("platform: " + Packs.BARE.platform(), "platform: " + PLATFORM);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
