package dev.makegood.coupon;

import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.storage.TornRead;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponTest {
    private static Coupon coupon(String issuedAt, String zone, int years) {
        return Coupon.issued(
                CouponScenario.caseId("O1"),
                CouponScenario.BUYER,
                cny(500),
                Instant.parse(issuedAt),
                CouponScenario.policy(zone, years));
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary day
        "2026-11-24T08:00:00Z, Asia/Shanghai,     50, 2076-11-24, 2076-11-24T16:00:00Z",
        // 29 February, in a leap year and out of one
        "2028-02-29T04:00:00Z, Asia/Shanghai,     50, 2078-02-28, 2078-02-28T16:00:00Z",
        "2028-02-29T04:00:00Z, Asia/Shanghai,     48, 2076-02-29, 2076-02-29T16:00:00Z",
        // the day of issue is the one in the zone
        "2028-02-28T15:59:59.999Z, Asia/Shanghai, 48, 2076-02-28, 2076-02-28T16:00:00Z",
        "2028-02-28T16:00:00Z, Asia/Shanghai,     48, 2076-02-29, 2076-02-29T16:00:00Z",
        "2027-12-31T16:00:00Z, Asia/Shanghai,     50, 2078-01-01, 2078-01-01T16:00:00Z",
        "2026-01-01T02:00:00Z, America/Sao_Paulo,  1, 2026-12-31, 2027-01-01T03:00:00Z",
        // past the end of 32-bit seconds
        "2026-01-18T16:00:00Z, Asia/Shanghai,     12, 2038-01-19, 2038-01-19T16:00:00Z",
        "2099-12-31T15:59:59Z, Asia/Shanghai,     50, 2149-12-31, 2149-12-31T16:00:00Z",
        // a day that begins at 01:00, because midnight is skipped
        "2025-09-06T12:00:00Z, America/Santiago,   0, 2025-09-06, 2025-09-07T04:00:00Z",
        // a day that is 25 hours long
        "2026-11-01T12:00:00Z, America/New_York,   0, 2026-11-01, 2026-11-02T05:00:00Z",
    })
    void itIsValidThroughTheEndOfItsLastDay(String issuedAt, String zone, int years, LocalDate lastDay, Instant end) {
        Coupon coupon = coupon(issuedAt, zone, years);
        assertEquals(lastDay, coupon.validUntil());
        assertEquals(end, coupon.expiresAt());
        assertFalse(coupon.expired(end.minusMillis(1)));
        assertTrue(coupon.expired(end));
    }

    @Property
    void itsEndIsTheBeginningOfTheDayAfterTheLast(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll @IntRange(max = 60) int years) {
        Coupon coupon = coupon(Instant.ofEpochSecond(second).toString(), "Asia/Shanghai", years);
        var zone = CouponScenario.policy("Asia/Shanghai", years).zone();
        assertEquals(
                coupon.validUntil(),
                coupon.expiresAt().minusMillis(1).atZone(zone).toLocalDate());
        assertEquals(
                coupon.validUntil().plusDays(1), coupon.expiresAt().atZone(zone).toLocalDate());
    }

    @Test
    void itHoldsFromNothingToItsFace() {
        Coupon coupon = coupon("2026-11-24T08:00:00Z", "Asia/Shanghai", 50);
        assertEquals(cny(0), coupon.spent(cny(500)).balance());
        assertEquals(
                cny(500),
                coupon.spent(cny(200)).returned(cny(200), CouponScenario.NOW).balance());
        assertThrows(IllegalArgumentException.class, () -> coupon.spent(cny(501)));
        assertThrows(TornRead.class, () -> coupon.returned(cny(1), CouponScenario.NOW));
    }

    @Test
    void whatIsAddedCanBeUsedAsLongAsWhatIsIssuedThen() {
        Coupon coupon = coupon("2026-11-24T08:00:00Z", "Asia/Shanghai", 2);
        Coupon raised = coupon.raised(cny(100), Instant.parse("2027-01-05T08:00:00Z"));
        assertEquals(cny(600), raised.face());
        assertEquals(cny(600), raised.balance());
        assertEquals(LocalDate.parse("2029-01-05"), raised.validUntil());
        assertEquals(Instant.parse("2029-01-05T16:00:00Z"), raised.expiresAt());
        Coupon back = coupon.spent(cny(200)).returned(cny(50), Instant.parse("2027-01-05T08:00:00Z"));
        assertEquals(LocalDate.parse("2029-01-05"), back.validUntil());
        assertEquals(cny(500), back.face());
        Coupon earlier = coupon.raised(cny(100), Instant.parse("2026-11-23T08:00:00Z"));
        assertEquals(coupon.expiresAt(), earlier.expiresAt(), "it never ends sooner");
    }

    @Test
    void whatIsBeyondThePolicyIsAPartOfItsFace() {
        Coupon coupon = coupon("2026-11-24T08:00:00Z", "Asia/Shanghai", 50);
        Coupon beyond = coupon.beyondPolicy(cny(100)).beyondPolicy(cny(50));
        assertEquals(cny(150), beyond.beyondPolicy());
        assertEquals(cny(350), beyond.ofPolicy());
        assertEquals(cny(500), beyond.balance());
        assertEquals(cny(0), coupon.beyondPolicy(cny(500)).ofPolicy());
        assertThrows(IllegalArgumentException.class, () -> coupon.beyondPolicy(cny(501)));
        assertThrows(IllegalArgumentException.class, () -> coupon.beyondPolicy(cny(-1)));
    }

    @Test
    void anExpiredCouponIsEmptyAndHasOnePostingMore() {
        Coupon coupon = coupon("2026-11-24T08:00:00Z", "Asia/Shanghai", 50).spent(cny(200));
        assertEquals(cny(0), coupon.emptied().balance());
        assertEquals(cny(500), coupon.emptied().face());
        assertEquals(coupon.postings() + 1, coupon.emptied().postings());
    }

    @Test
    void itIsIssuedToItsHolderForItsCase() {
        Coupon coupon = coupon("2026-11-24T08:00:00Z", "Asia/Shanghai", 50);
        assertEquals("coupon~" + CouponScenario.caseId("O1"), coupon.couponId());
        assertEquals(coupon.couponId(), coupon.journal());
        assertEquals(CouponScenario.caseId("O1").toString(), coupon.caseId());
        assertEquals(CouponScenario.BUYER, coupon.holder());
        assertEquals(cny(500), coupon.face());
        assertEquals(cny(0), coupon.beyondPolicy());
        assertEquals(0, coupon.postings());
    }
}
