package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies policies of many platforms with long documents, which together exceed a page of a query. */
class ManyVersionsContract extends Contract {
    private static final int KILOBYTES = 16;

    /** Returns the pack of pinduoduo as another platform's, with this many kilobytes of examples. */
    private static PolicyVersion version(String platform, int kilobytes) {
        return Versions.read(text(platform).replaceFirst("(?s)examples:.*", "examples:\n" + examples(kilobytes)));
    }

    private static String text(String platform) {
        return Versions.text("pdd-stockout", "pdd-stockout", platform, "platform: pinduoduo", "platform: " + platform);
    }

    /** Returns examples of 400 bytes each. */
    private static String examples(int kilobytes) {
        return IntStream.range(0, Math.min(50, kilobytes * 1024 / 400))
                .mapToObj(i -> """
                      - name: "%s"
                        facts: {paidMinor: 5000, paidAt: "2025-11-01T00:00:00Z", promisedShipAt: "2025-11-03T00:00:00Z"}
                        amountMinor: 500
                    """.formatted("x".repeat(190) + i))
                .collect(Collectors.joining());
    }

    private void publish(int platforms) {
        var policies = new Policies(database());
        var writes = new ArrayList<Write>();
        long bytes = 0;
        for (int i = 0; i < platforms; i++) {
            List<Write> ofOne = policies.create(version("platform-%03d".formatted(i), KILOBYTES));
            if (writes.size() + ofOne.size() > Database.MAX_WRITES) {
                assertTrue(database().commit(writes));
                writes.clear();
            }
            writes.addAll(ofOne);
            bytes += ofOne.stream().mapToLong(Sizes::of).sum();
        }
        assertTrue(database().commit(writes));
        assertTrue(bytes > Sizes.LARGEST_PAGE, bytes + " bytes");
    }

    @Test
    void ordersOfEveryPlatformAreTakenAndTheLastOnesPolicyIsFound() {
        publish(120);
        assertEquals(120 + Packs.DEFAULT.size(), new Policies(database()).all().size());
        var shop = new Shop(database(), scanner());
        assertInstanceOf(
                Outcome.Created.class,
                shop.place("platform-119", "O1", Shop.START, Shop.line("1", "M1", "S1", 1, 5_000)));
    }

    @Test
    void aDocumentThatIsTooLargeToBeKeptIsRefused() {
        String portion = "{paidMinor: 5000, agreement: {agreementId: \"%s\", owed: true, atLeastMinor: 0}}"
                .formatted("\u8d27".repeat(150));
        String example = """
              - name: three bytes a character
                facts: {portions: [%s]}
                amountMinor: 500
            """.formatted(String.join(",", Collections.nCopies(200, portion)));
        var version = Versions.read(text("bazaar").replaceFirst("(?s)examples:.*", "examples:\n" + example.repeat(5)));
        var refused = assertInstanceOf(Outcome.Refused.class, new PublishPolicy(database()).publish(version));
        assertEquals("examples", refused.field());
    }
}
