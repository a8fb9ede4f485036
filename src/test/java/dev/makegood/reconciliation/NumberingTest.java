package dev.makegood.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies how the audit counts a journal's numbers, adds sums, and times redemptions without an order. */
class NumberingTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private static Numbering of(long counted, long... numbers) {
        var numbering = new Numbering(counted);
        for (long number : numbers) {
            assertEquals(number <= counted, numbering.add(number, false));
        }
        return numbering;
    }

    @Test
    void aJournalThatEndsWhereItsOwnerSaysLacksNothing() {
        assertEquals(0, of(3, 1, 2, 3).missing());
        assertEquals(3, of(3, 1, 2, 3).last());
        assertEquals(3, of(3, 1, 2, 3).counted());
        assertEquals(0, of(0).missing());
    }

    @Test
    void theFirstOfTheNumbersThatAreMissingIsSaid() {
        assertEquals(2, of(5, 1, 3, 5).firstMissing());
        assertEquals(2, of(5, 1, 3, 5).missing());
        assertEquals(1, of(2, 2).firstMissing());
        assertEquals(3, of(4, 1, 2).firstMissing(), "the end is missing");
        assertEquals(2, of(4, 1, 2).missing());
    }

    @Test
    void aNumberBeyondTheOwnersCountIsSuspiciousUnlessItIsRecent() {
        var numbering = of(1, 1);
        assertFalse(numbering.add(2, true));
        assertEquals(1, numbering.last());
        assertFalse(numbering.add(3, false));
        assertFalse(numbering.add(4, true));
        assertEquals(3, numbering.last());
    }

    @Test
    void eachCurrencyOfANameHasASumOfItsOwn() {
        CurrencyUnit yuan = CurrencyUnit.of("CNY");
        CurrencyUnit yen = CurrencyUnit.of("JPY");
        var sums = new Sums();
        sums.add("a", Money.ofMinor(yuan, 5));
        sums.add("a", Money.ofMinor(yen, 7));
        sums.add("a", Money.ofMinor(yuan, 6));
        sums.add("b", Money.ofMinor(yuan, 1));
        assertEquals(Money.ofMinor(yuan, 11), sums.of("a", yuan));
        assertEquals(Money.ofMinor(yen, 7), sums.of("a", yen));
        assertTrue(sums.has("a", yen));
        assertFalse(sums.has("b", yen));
        assertEquals(Money.zero(yen), sums.of("b", yen));
        var all = new ArrayList<String>();
        sums.forEach((name, sum) -> all.add(name + " " + sum));
        assertEquals(List.of("a CNY 0.11", "a JPY 7", "b CNY 0.01"), all);
    }

    @Test
    void aRedemptionWithoutAnOrderShowsFromThe32ndDay() {
        var open = new AuditedRows.Part("coupon~c", "r-1", AT);
        Instant end = AT.plus(Duration.ofDays(32));
        assertEquals(List.of(), new CouponRules(end.minusMillis(1)).add(open, "O1"));
        assertEquals(
                List.of(new Reconciliation.Difference(
                        "a redemption ends if its order does not arrive",
                        "before " + end,
                        "redemption r-1 of coupon~c",
                        "O1")),
                new CouponRules(end)
                        .add(open, "O1").stream().map(Finding::difference).toList());
    }
}
