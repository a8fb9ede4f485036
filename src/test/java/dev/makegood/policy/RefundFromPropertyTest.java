package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.market.Market;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Verifies that a deadline tells from when the time of its refund counts, whether the version or the law set it. */
class RefundFromPropertyTest {
    private static final long YEAR_2026 = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    enum Unit {
        HOURS,
        DAYS,
        WORKING_DAYS;

        TimeLimit of(int count) {
            return switch (this) {
                case HOURS -> TimeLimit.ofHours(20 * count);
                case DAYS -> TimeLimit.ofDays(count);
                case WORKING_DAYS -> TimeLimit.ofWorkingDays(count);
            };
        }

        String field(int count) {
            return switch (this) {
                case HOURS -> "withinHours: " + 20 * count;
                case DAYS -> "withinDays: " + count;
                case WORKING_DAYS -> "withinWorkingDays: " + count;
            };
        }
    }

    private static PolicyVersion version(String within, String zone) {
        return Versions.of(
                "pdd-stockout",
                "withinHours: 24",
                within,
                "hours: 12}",
                "hours: 1}",
                "zone: Asia/Shanghai",
                within.startsWith("withinWorkingDays") ? "calendar: US\nzone: " + zone : "zone: " + zone);
    }

    /** Hours tell the instant; days tell that it was before the start of the first day that counts, and not earlier. */
    @Property(tries = 1000)
    void aRefundCountsFromAStartThatGivesItsDeadline(
            @ForAll Unit own,
            @ForAll @IntRange(min = 1, max = 12) int ownCount,
            @ForAll Unit law,
            @ForAll @IntRange(min = 1, max = 12) int lawCount,
            @ForAll @LongRange(min = 0, max = 365 * 24) long hour,
            @ForAll @IntRange(min = -1, max = 1) int milli) {
        PolicyVersion policy = version(own.field(ownCount), "America/New_York");
        Laws.ofRefunds(law.of(lawCount)).run(() -> {
            Instant began = Instant.ofEpochMilli(YEAR_2026 + hour * HOUR + milli);
            Instant deadline = policy.refundBy(began);
            Instant from = policy.refundFrom(deadline);
            boolean exact = policy.refundBy(from).equals(deadline);
            assertTrue(exact || policy.refundBy(from.minusMillis(1)).equals(deadline), () -> began + ": " + from);
            if (own == Unit.HOURS && law == Unit.HOURS) {
                assertEquals(began, from);
            }
        });
    }

    @Example
    void hoursOfTheVersionAreNotTakenForDaysOfTheLaw() {
        Market.named("us").run(() -> {
            PolicyVersion policy = version("withinHours: 240", "America/New_York");
            Instant saturday = Instant.parse("2026-08-01T14:00:00Z");
            assertEquals(Instant.parse("2026-08-11T14:00:00Z"), policy.refundBy(saturday));
            assertEquals(saturday, policy.refundFrom(policy.refundBy(saturday)));
        });
    }
}
