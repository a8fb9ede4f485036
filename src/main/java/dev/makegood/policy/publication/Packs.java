package dev.makegood.policy.publication;

import dev.makegood.input.YamlText;
import dev.makegood.policy.PolicyVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Holds the policies that ship with the product. The default one is in force without being published; others are in
 * force once an operator publishes their file.
 */
public final class Packs {
    /** The time of publication of packs: earlier than anything that operators can publish. */
    private static final Instant SHIPPED = Instant.parse("2000-01-01T00:00:00Z");

    public static final PolicyVersion DEFAULT = pack("pdd-stockout");

    private Packs() {}

    /** Returns all packs. */
    public static List<PolicyVersion> all() {
        return List.of(
                DEFAULT,
                pack("douyin-stockout"),
                pack("douyin-late-shipment"),
                pack("tmall-stockout"),
                pack("tmall-late-shipment"),
                pack("tmall-global-stockout"));
    }

    private static PolicyVersion pack(String policyId) {
        try (InputStream yaml = Packs.class.getResourceAsStream("/policies/" + policyId + ".yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            return YamlText.read(text, in -> PolicyDocument.read(in, SHIPPED));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the pack " + policyId, broken);
        }
    }
}
