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
        assertEquals(new Settlement(cny(500), cny(0), OWED), given);
        assertEquals(new Settlement(cny(500), cny(100), OWED), given.givenBack(cny(100)));
        assertEquals(new Settlement(cny(500), cny(0), NOTHING), given.with(NOTHING));
        assertEquals(
                new Settlement(cny(600), cny(100), NOTHING),
                given.givenBack(cny(100)).given(cny(100), NOTHING));
    }

    @Test
    void allOfItCanComeBackAndNoMore() {
        assertEquals(cny(5), new Settlement(cny(5), cny(5), NOTHING).reimbursed());
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(5), cny(6), NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(-1), cny(-1), NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new Settlement(cny(5), cny(-1), NOTHING));
    }
}
