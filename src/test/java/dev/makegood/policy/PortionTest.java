package dev.makegood.policy;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Verifies which part of a portion was paid in cash, and when it counts. */
class PortionTest {
    private final Portion portion = Portion.of(cny(900), cny(200));

    @Test
    void whatWasPaidWithCouponsIsAPartOfWhatWasPaid() {
        assertEquals(cny(700), portion.inCash());
        assertEquals(cny(0), Portion.of(cny(900), cny(900)).inCash());
        assertThrows(IllegalArgumentException.class, () -> Portion.of(cny(900), cny(901)));
        assertThrows(IllegalArgumentException.class, () -> Portion.of(cny(900), cny(-1)));
        assertThrows(IllegalArgumentException.class, () -> Portion.of(cny(-1), cny(-1)));
    }

    @Test
    void itCountsUnlessItIsExemptAGiftOrAgreedOnForNothing() {
        assertTrue(portion.counts(false));
        assertFalse(portion.exempt(Exemption.BUYER_ABUSE).counts(true));
        assertTrue(portion.exempt(Exemption.BUYER_ABUSE).notExempt().counts(false));
        assertFalse(Portion.of(cny(0)).counts(false));
        assertTrue(Portion.of(cny(0)).counts(true));
        assertTrue(portion.agreed(new Agreement("a-1", true, cny(0))).counts(false));
        assertFalse(portion.agreed(new Agreement("a-1", false, cny(0))).counts(true));
    }

    @Test
    void anAdmissionIsInTimeUpToTheShipTime() {
        assertTrue(portion.admitted(START).admittedInTime(START));
        assertTrue(portion.admitted(START.minusMillis(1)).admittedInTime(START));
        assertFalse(portion.admitted(START.plusMillis(1)).admittedInTime(START));
        assertFalse(portion.admittedInTime(START));
    }

    @Test
    void otherAmountsLeaveTheRestAsItWas() {
        Portion all = portion.admitted(START)
                .agreed(new Agreement("a-1", true, cny(5)))
                .exempt(Exemption.BUYER_ABUSE);
        Portion other = all.paying(cny(300), cny(100));
        assertEquals(cny(300), other.paid());
        assertEquals(cny(100), other.withCoupons());
        assertEquals(all, other.paying(cny(900), cny(200)));
    }
}
