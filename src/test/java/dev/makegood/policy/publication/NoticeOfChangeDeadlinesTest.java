package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.market.Market;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Verifies the seven days between a change of a policy and its effect, and the instant at which the change is in force.
 */
class NoticeOfChangeDeadlinesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final PublishPolicy publish = new PublishPolicy(database);

    private static PolicyVersion second(Instant publishedAt, Instant effectiveAt) {
        return Versions.of("tmall-stockout", "version: 1", "version: 2\neffectiveAt: \"" + effectiveAt + "\"")
                .publishedAt(publishedAt);
    }

    private int inForce(PolicyVersion version, Instant at) {
        return new Policies(database)
                .inForce(version.domain(), at)
                .orElseThrow()
                .number();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28T04:00:00Z, 2027-01-04T04:00:00Z",
        "2028-02-22T16:00:00Z, 2028-02-29T16:00:00Z",
        "2028-02-25T04:00:00Z, 2028-03-03T04:00:00Z",
        "2026-09-28T04:00:00Z, 2026-10-05T04:00:00Z",
    })
    void aChangeTakesEffectSevenDaysLaterAtTheEarliest(Instant published, Instant earliest) {
        publish.publish(Versions.of("tmall-stockout"));
        assertInstanceOf(Outcome.Refused.class, publish.publish(second(published, earliest.minusMillis(1))));
        assertInstanceOf(
                Outcome.Refused.class,
                publish.publish(second(published.plusMillis(1), earliest)),
                "published too late");
        PolicyVersion change = second(published, earliest);
        assertInstanceOf(Outcome.Created.class, publish.publish(change));
        assertEquals(1, inForce(change, earliest.minusMillis(1)));
        assertEquals(2, inForce(change, earliest));
        assertEquals(2, inForce(change, earliest.plusMillis(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28T04:00:00Z, 2027-01-04T04:00:00.001Z",
        "2028-02-25T04:00:00Z, 2028-03-03T04:00:00.001Z",
        "2026-09-28T04:00:00Z, 2026-10-05T04:00:00.001Z",
    })
    void laterIsLongEnoughToo(Instant published, Instant after) {
        publish.publish(Versions.of("tmall-stockout"));
        assertInstanceOf(Outcome.Created.class, publish.publish(second(published, after)));
    }

    /** As by the P2B Regulation of the EU, article 3(2). */
    @Test
    void aMarketSetsTheNotice() {
        Market china = Market.current();
        var periods = new Market.Periods(
                15,
                Optional.empty(),
                TimeLimit.ofDays(90),
                TimeLimit.ofWorkingDays(5),
                TimeLimit.ofWorkingDays(2),
                Optional.empty());
        new Market(china.zone(), china.calendar(), china.languages(), periods).run(() -> {
            Instant published = Instant.parse("2026-12-20T04:00:00Z");
            Instant earliest = Instant.parse("2027-01-04T04:00:00Z");
            publish.publish(Versions.of("tmall-stockout"));
            assertEquals(
                    new Outcome.Refused<>(
                            Refusal.VALUE,
                            "effectiveAt",
                            "must be at least 15 days after publication, " + earliest + " or later"),
                    publish.publish(second(published, earliest.minusMillis(1))));
            assertInstanceOf(Outcome.Created.class, publish.publish(second(published, earliest)));
        });
    }

    /** Regulation (EU) 2019/1150, article 3(2); days have 24 hours, also when clocks change. */
    @ParameterizedTest
    @CsvSource({
        "de, 2026-12-20T04:00:00Z, 2027-01-04T04:00:00Z",
        "de, 2027-03-20T11:00:00Z, 2027-04-04T11:00:00Z",
        "de, 2027-10-24T11:00:00Z, 2027-11-08T11:00:00Z",
        "de, 2028-02-14T11:00:00Z, 2028-02-29T11:00:00Z",
        "de, 2028-02-20T11:00:00Z, 2028-03-06T11:00:00Z",
        "gb, 2027-03-20T11:00:00Z, 2027-04-04T11:00:00Z",
        "gb, 2028-02-20T11:00:00Z, 2028-03-06T11:00:00Z",
    })
    void inEuropeAChangeTakesEffectFifteenDaysLaterWithoutAConsultation(
            String market, Instant published, Instant earliest) {
        Market.named(market).run(() -> {
            publish.publish(Versions.of("tmall-stockout"));
            assertInstanceOf(
                    Outcome.Refused.class,
                    publish.publish(unconsulted(published, earliest.minusMillis(1))),
                    "too soon");
            assertInstanceOf(
                    Outcome.Refused.class, publish.publish(unconsulted(published.plusMillis(1), earliest)), "too late");
            PolicyVersion change = unconsulted(published, earliest);
            assertInstanceOf(Outcome.Created.class, publish.publish(change));
            assertEquals(1, inForce(change, earliest.minusMillis(1)));
            assertEquals(2, inForce(change, earliest));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "gb"})
    void inEuropeLaterIsLongEnoughToo(String market) {
        Instant published = Instant.parse("2027-03-20T11:00:00Z");
        Market.named(market).run(() -> {
            publish.publish(Versions.of("tmall-stockout"));
            assertInstanceOf(
                    Outcome.Created.class,
                    publish.publish(unconsulted(published, Instant.parse("2027-04-04T11:00:00.001Z"))));
        });
    }

    private static PolicyVersion unconsulted(Instant publishedAt, Instant effectiveAt) {
        String text = Versions.text("tmall-stockout", "version: 1", "version: 2\neffectiveAt: \"" + effectiveAt + "\"")
                .replace(Versions.CONSULTATION, "");
        return Versions.read(text).publishedAt(publishedAt);
    }

    private Outcome<PolicyVersion> consulted(String openedAt, String closedAt, String publishedAt) {
        return publish.publish(Versions.of(
                        "tmall-stockout",
                        "version: 1",
                        "version: 2\neffectiveAt: 2029-01-01T00:00:00Z\nconsultation: {openedAt: " + openedAt
                                + ", closedAt: " + closedAt + ", where: the home page}")
                .publishedAt(Instant.parse(publishedAt)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28T04:00:00Z, 2027-01-04T04:00:00Z",
        "2028-02-25T04:00:00Z, 2028-03-03T04:00:00Z",
        "2026-09-28T04:00:00Z, 2026-10-05T04:00:00Z",
    })
    void everybodyCanCommentOnAChangeForSevenDaysBeforeItsPublication(Instant opened, Instant closed) {
        publish.publish(Versions.of("tmall-stockout"));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE,
                        "consultation/closedAt",
                        "must be at least 7 days after openedAt, " + closed + " or later"),
                consulted(opened.toString(), closed.minusMillis(1).toString(), closed.toString()));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.STATE,
                        "consultation/closedAt",
                        "must not be after publication at " + closed.minusMillis(1)),
                consulted(
                        opened.toString(),
                        closed.toString(),
                        closed.minusMillis(1).toString()));
        assertInstanceOf(Outcome.Created.class, consulted(opened.toString(), closed.toString(), closed.toString()));
    }

    @Test
    void aChangeOnWhichNobodyCouldCommentIsRefused() {
        publish.publish(Versions.of("tmall-stockout"));
        String text = Versions.text("tmall-stockout", "version: 1", "version: 2\neffectiveAt: 2029-01-01T00:00:00Z")
                .replace(Versions.CONSULTATION, "");
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE,
                        "consultation",
                        "is required: everybody must be able to comment on a change for 7 days before it is published"),
                publish.publish(Versions.read(text)));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31T15:59:59.999Z, true", "2026-12-31T16:00:00Z, false"})
    void aCalendarThatLacksTheFirstYearIsRefused(Instant effectiveAt, boolean known) {
        publish.publish(Versions.of("tmall-stockout"));
        var inDays = Versions.of(
                        "tmall-stockout",
                        "version: 1",
                        "version: 2\neffectiveAt: \"" + effectiveAt + "\"\ncalendar: CN",
                        "withinHours: 24",
                        "withinWorkingDays: 7")
                .publishedAt(Instant.parse("2026-12-01T00:00:00Z"));
        Outcome<PolicyVersion> published = publish.publish(inDays);
        assertEquals(
                known
                        ? new Outcome.Created<>(inDays)
                        : new Outcome.Refused<>(
                                Refusal.VALUE, "calendar", "lacks the holidays of 2027, when the version takes effect"),
                published);
    }
}
