package dev.makegood.policy.publication;

import dev.makegood.input.ShippedFile;
import dev.makegood.policy.PolicyVersion;
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
                pack("tmall-global-stockout"),
                pack("dhgate-stockout"),
                pack("us-ftc-435-stockout"),
                pack("kr-ecommerce-stockout"));
    }

    /** Reads a pack. PacksTest runs its examples; a function would do so at each start. */
    private static PolicyVersion pack(String policyId) {
        return ShippedFile.read("/policies/" + policyId, in -> PolicyDocument.unproven(in, SHIPPED))
                .orElseThrow(() -> new IllegalStateException("there is no pack " + policyId));
    }
}
