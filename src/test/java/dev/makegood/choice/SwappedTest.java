package dev.makegood.choice;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Verifies who gets or bears the difference of a replacement's price. */
class SwappedTest {
    @Test
    void theBuyerIsRefundedWhatCheaperGoodsCostLess() {
        assertEquals(new Swapped(cny(800), cny(200), cny(0)), Swapped.of(cny(1_000), cny(400), 2));
    }

    @Test
    void theMerchantBearsWhatDearerGoodsCostMore() {
        assertEquals(new Swapped(cny(1_000), cny(0), cny(200)), Swapped.of(cny(1_000), cny(600), 2));
    }

    @Test
    void goodsOfTheSamePriceLeaveNoDifference() {
        assertEquals(new Swapped(cny(1_000), cny(0), cny(0)), Swapped.of(cny(1_000), cny(500), 2));
    }
}
