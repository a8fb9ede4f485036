package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.fact.Recorded;
import dev.makegood.input.StrictJson;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published never changes, is numbered without gaps, and is known a week before it applies. */
class PublishPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));

    private final MemoryDatabase database = new MemoryDatabase();

    private static PolicyVersion version(String policyId, int number, String currency, String effectiveAt, int fee) {
        return StrictJson.parse("""
                        {"version":%d,"violation":"stockout","currency":"%s","zone":"Asia/Shanghai",%s
                         "detection":{"overdueHours":48},
                         "compensation":{"amountMinor":%d,"orderCapMinor":900,"owedOn":"established"},
                         "coupon":{"validYears":50},"refund":{"withinHours":24,"choiceWindowHours":0},"source":"test"}
                        """.formatted(number, currency, effectiveAt, fee))
                .read(in -> PolicyDocument.read(policyId, in, NOW));
    }

    private static PolicyVersion second(Instant effectiveAt) {
        return version("pdd-stockout", 2, "CNY", "\"effectiveAt\":\"" + effectiveAt + "\",", 600);
    }

    private Recorded<PolicyVersion> publish(PolicyVersion version) {
        return new PublishPolicy(database).publish(version);
    }

    private void assertRefused(String field, PolicyVersion version) {
        assertEquals(
                field,
                assertInstanceOf(Recorded.Refused.class, publish(version)).field());
        assertEquals(List.of(), database.all());
    }

    @Test
    void aVersionIsPublishedAWeekBeforeItApplies() {
        assertRefused("effectiveAt", second(IN_A_WEEK.minusMillis(1)));
        assertInstanceOf(Recorded.Created.class, publish(second(IN_A_WEEK)));
    }

    @Test
    void itAppliesFromItsInstantOnAndTheOneBeforeUntilThen() {
        publish(second(IN_A_WEEK));
        var policies = new Policies(database);
        var currency = second(IN_A_WEEK).currency();
        assertEquals(
                1,
                policies.inForce(Violation.STOCKOUT, currency, IN_A_WEEK.minusMillis(1))
                        .orElseThrow()
                        .number());
        assertEquals(
                2,
                policies.inForce(Violation.STOCKOUT, currency, IN_A_WEEK)
                        .orElseThrow()
                        .number());
    }

    @Test
    void theSameAgainIsTheSameAnswerAndOtherContentAConflict() {
        publish(second(IN_A_WEEK));
        assertInstanceOf(Recorded.Repeated.class, publish(second(IN_A_WEEK)));
        assertInstanceOf(Recorded.Conflict.class, publish(second(IN_A_WEEK.plusMillis(1))));
        assertEquals(1, database.all().size());
    }

    @Test
    void whatShipsWithTheProductIsPublishedToo() {
        assertInstanceOf(Recorded.Conflict.class, publish(version("pdd-stockout", 1, "CNY", "", 600)));
        assertEquals(List.of(), database.all());
    }

    @Test
    void numbersHaveNoGaps() {
        assertRefused("version", version("pdd-stockout", 3, "CNY", "\"effectiveAt\":\"" + IN_A_WEEK + "\",", 600));
        assertRefused("version", version("eur-stockout", 2, "EUR", "\"effectiveAt\":\"" + IN_A_WEEK + "\",", 600));
    }

    @Test
    void aFirstVersionMayBeOpenToThePast() {
        assertInstanceOf(Recorded.Created.class, publish(version("eur-stockout", 1, "EUR", "", 600)));
    }

    @Test
    void aCurrencyHasOnePolicyAndAPolicyOneCurrency() {
        assertRefused("currency", version("other", 1, "CNY", "", 600));
        assertRefused("currency", version("pdd-stockout", 2, "EUR", "\"effectiveAt\":\"" + IN_A_WEEK + "\",", 600));
    }
}
