package dev.makegood.stockout;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.shop.Shop;
import org.junit.jupiter.api.Test;

/** Verifies the compensation and reimbursement of a case, and that the reimbursement is never larger. */
class SettlementTest {
    private static final Compensation NOTHING = new Compensation.Nothing();
    private static final Compensation OWED = new Compensation.Owed(Shop.START);

    @Test
    void whatIsGivenAddsUpAndWhatIsGivenBackIsSaidInAll() {
        Settlement given =
                Settlement.none(cny(0), NOTHING).given(cny(300), OWED).given(cny(200), OWED);
        assertEquals(new Settlement(cny(500), cny(0), cny(0), cny(0), OWED), given);
        assertEquals(new Settlement(cny(500), cny(0), cny(0), cny(100), OWED), given.givenBack(cny(100)));
        assertEquals(new Settlement(cny(500), cny(0), cny(0), cny(0), NOTHING), given.with(NOTHING));
        assertEquals(
                new Settlement(cny(600), cny(0), cny(0), cny(100), NOTHING),
                given.givenBack(cny(100)).given(cny(100), NOTHING));
    }

    @Test
    void whatIsCreditedCountsAsGivenForTheOtherCase() {
        Settlement stockout =
                Settlement.none(cny(0), NOTHING).given(cny(500), OWED).credited(cny(-200));
        assertEquals(cny(300), stockout.given());
        assertEquals(new Settlement(cny(500), cny(-200), cny(0), cny(500), OWED), stockout.givenBack(cny(500)));
        Settlement late = Settlement.none(cny(0), NOTHING).credited(cny(200));
        assertEquals(cny(200), late.given());
        assertEquals(new Settlement(cny(0), cny(200), cny(0), cny(200), NOTHING), late.givenBack(cny(200)));
        assertThrows(IllegalArgumentException.class, () -> late.givenBack(cny(201)));
        assertThrows(IllegalArgumentException.class, () -> stockout.credited(cny(-301)));
    }

    @Test
    void allOfItCanComeBackAndNoMore() {
        assertEquals(cny(5), new Settlement(cny(5), cny(0), cny(0), cny(5), NOTHING).reimbursed());
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(5), cny(0), cny(0), cny(6), NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(-1), cny(0), cny(0), cny(-1), NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(5), cny(0), cny(0), cny(-1), NOTHING));
    }
}
