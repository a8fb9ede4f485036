package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Rivals;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that a published version stays as it was published. */
class PublishedTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final PublishPolicy publish = new PublishPolicy(database);

    private static PolicyVersion second(Instant effectiveAt) {
        return Versions.of("tmall-stockout", "version: 1", "version: 2\neffectiveAt: \"" + effectiveAt + "\"");
    }

    private Row row() {
        return database.all().stream()
                .filter(any -> any.key().partition().equals("policy"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameAgainIsTheSameAndAnythingElseAConflict() {
        PolicyVersion version = Versions.of("tmall-stockout");
        assertInstanceOf(Outcome.Created.class, publish.publish(version));
        assertInstanceOf(Outcome.Repeated.class, publish.publish(version));
        var other = Versions.of("tmall-stockout", "overdueHours: 72", "overdueHours: 71");
        var conflict = assertInstanceOf(Outcome.Conflict.class, publish.publish(other));
        assertTrue(conflict.toString().contains("field=detection/overdueHours, before=72, now=71"), conflict::toString);
        assertEquals(version, new Policies(database).get(version.ref()));
        assertInstanceOf(
                Outcome.Conflict.class,
                publish.publish(Versions.of("pdd-stockout", "validYears: 50", "validYears: 5")));
    }

    @Test
    void theDigestOfAVersionIsTheOneThatIsStoredWithIt() {
        PolicyVersion version = Versions.of("tmall-stockout");
        publish.publish(version);
        assertEquals(row().attributes().get("digest"), Policies.digest(version));
    }

    @Test
    void aCaseWhoseVersionIsNotThereFails() {
        var policies = new Policies(database);
        var missing = Versions.of("tmall-stockout").ref();
        assertThrows(IllegalStateException.class, () -> policies.get(missing));
    }

    @Test
    void theDifferenceOfTwoVersionsNamesEachField() {
        PolicyVersion other = Versions.of(
                "tmall-stockout",
                "compensation:",
                "compensation:\n  base: paid\n  gifts: true\n  madeGoodFromBasisPoints: 9000",
                "overdueHours: 72",
                "overdueHours: 72\n  settlingHours: 48",
                "shortfall: advance",
                "shortfall: advance\n  advanceLimitMinor: 0");
        assertEquals(
                List.of(
                        "compensation/base",
                        "compensation/gifts",
                        "compensation/madeGoodFromBasisPoints",
                        "detection/settlingHours",
                        "payment/advanceLimitMinor"),
                Difference.between(Versions.of("tmall-stockout"), other).stream()
                        .map(Difference::field)
                        .sorted()
                        .toList());
    }

    @Test
    void aChangeIsPublishedSevenDaysBefore() {
        publish.publish(Versions.of("tmall-stockout"));
        Instant earliest = Versions.PUBLISHED.plus(Duration.ofDays(7));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE,
                        "effectiveAt",
                        "must be at least 7 days after publication, " + earliest + " or later"),
                publish.publish(second(earliest.minusMillis(1))));
        assertInstanceOf(Outcome.Created.class, publish.publish(second(earliest)));
        var policies = new Policies(database);
        var domain = second(earliest).domain();
        assertEquals(
                1,
                policies.inForce(domain, earliest.minusMillis(1)).orElseThrow().number());
        assertEquals(2, policies.inForce(domain, earliest).orElseThrow().number());
    }

    @Test
    void numbersHaveNoGapsAndAPolicyStaysWhatItIs() {
        assertInstanceOf(Outcome.Refused.class, publish.publish(second(Instant.parse("2026-06-01T00:00:00Z"))));
        publish.publish(Versions.of("tmall-stockout"));
        assertEquals(
                new Outcome.Refused<>("policyId", "must be the id of the existing policy for stockout on tmall in CNY"),
                publish.publish(Versions.of("tmall-stockout", "policyId: tmall-stockout", "policyId: mine")));
        var moved = Versions.of(
                "tmall-stockout",
                "version: 1",
                "version: 2\neffectiveAt: \"2026-06-01T00:00:00Z\"",
                "platform: tmall",
                "platform: taobao");
        assertEquals(
                new Outcome.Refused<>("policyId", "must keep its platform, violation and currency"),
                publish.publish(moved));
    }

    @Test
    void twoPoliciesForTheSameAtOnceAreOne() throws Exception {
        var outcomes = Rivals.race(number -> publish.publish(
                Versions.of("tmall-stockout", "policyId: tmall-stockout", "policyId: mine-" + number % 2)));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(1 + Packs.DEFAULT.size(), new Policies(database).all().size());
    }

    /** Immutable sets have another order in each process. */
    @Test
    void oneDocumentHasOneDigestInEveryProcess() {
        List<String> sorted = Stream.concat(
                        Stream.of("bonded", "complaintUpheld"),
                        IntStream.range(10, 40).mapToObj(n -> "more" + n))
                .toList();
        var version = Versions.of(
                "tmall-global-stockout",
                "{bonded: true, complaintUpheld: true}",
                sorted.reversed().stream().map(name -> name + ": true").collect(Collectors.joining(", ", "{", "}")));
        String text = StorageJson.canonical(StorageJson.tree(version));
        String expected = sorted.stream().collect(Collectors.joining("\",\"", "\"attributes\":[\"", "\"]"));
        assertTrue(text.contains(expected), () -> expected + " in " + text);
    }

    @Test
    void aRowThatWasAlteredIsNotUsed() {
        publish.publish(Versions.of("tmall-stockout"));
        Row row = row();
        var altered = new HashMap<>(row.attributes());
        altered.put("digest", "0".repeat(64));
        var key = new Key(Table.POLICIES, row.key().partition(), row.key().sort());
        assertTrue(database.commit(List.of(new Write.Replace(key, row.version(), altered))));
        assertThrows(IllegalStateException.class, () -> new Policies(database).all());
    }
}
