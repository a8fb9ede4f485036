package dev.makegood.policy.publication;

import dev.makegood.input.ShippedFile;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;

/**
 * Holds the policy versions that ship with the product. Those of the default policy are in force without being
 * published, each from its date; others are in force once an operator publishes their file.
 */
public final class Packs {
    /** The time of publication of packs: earlier than anything that operators can publish. */
    private static final Instant SHIPPED = Instant.parse("2000-01-01T00:00:00Z");

    /** The first version of the default policy: the bare rule, which applies to the past too. */
    public static final PolicyVersion BARE = pack("pdd-stockout");

    /** The second version, under which people may choose. */
    public static final PolicyVersion CHOOSING = pack("pdd-stockout-2");

    /** The versions of the default policy, the first one first. */
    public static final List<PolicyVersion> DEFAULT = List.of(BARE, CHOOSING);

    private Packs() {}

    /** Returns all packs. */
    public static List<PolicyVersion> all() {
        return List.of(
                BARE,
                CHOOSING,
                pack("douyin-stockout"),
                pack("douyin-late-shipment"),
                pack("tmall-stockout"),
                pack("tmall-late-shipment"),
                pack("tmall-global-stockout"),
                pack("dhgate-stockout"),
                pack("us-ftc-435-stockout"),
                pack("us-ca-17538-stockout"),
                pack("eu-crd-18-stockout"),
                pack("uk-cra-28-stockout"),
                pack("kr-ecommerce-stockout"),
                pack("ozon-global-stockout"),
                pack("cn-consumer-53-stockout"));
    }

    /** Returns the name of the file of a pack: the policy's id, and the number of a version that is not the first. */
    public static String file(PolicyRef ref) {
        return ref.number() == 1 ? ref.policyId() : ref.policyId() + "-" + ref.number();
    }

    /** Reads a pack. PacksTest runs its examples; a function would do so at each start. */
    private static PolicyVersion pack(String file) {
        return ShippedFile.read("/policies/" + file, in -> PolicyDocument.unproven(in, SHIPPED))
                .orElseThrow(() -> new IllegalStateException("there is no pack " + file));
    }
}
