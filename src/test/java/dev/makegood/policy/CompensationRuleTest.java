package dev.makegood.policy;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Verifies the base of a rule's percentages, and which goods make a stockout good. */
class CompensationRuleTest {
    private static CompensationRule rule(String pack, String... changes) {
        return Versions.of(pack, changes).compensation();
    }

    private static CompensationRule madeGoodFrom(int basisPoints) {
        return rule("pdd-stockout", "owedOn:", "madeGoodFromBasisPoints: " + basisPoints + "\n  owedOn:");
    }

    @Test
    void aReplacementMakesGoodFromItsShareOfWhatWasPaid() {
        CompensationRule half = rule("pdd-stockout");
        assertTrue(half.isMadeGood(cny(500), cny(1_000)));
        assertFalse(half.isMadeGood(cny(499), cny(1_000)));
        assertTrue(madeGoodFrom(3_333).isMadeGood(cny(3_333), cny(10_000)));
        assertFalse(madeGoodFrom(3_334).isMadeGood(cny(3_333), cny(10_000)));
        assertTrue(madeGoodFrom(0).isMadeGood(cny(0), cny(10_000)));
    }

    @Test
    void aPercentageIsOfWhatWasPaidWithOrWithoutCoupons() {
        Portion portion = Portion.of(cny(1_000), cny(300));
        assertEquals(cny(700), rule("douyin-stockout").baseOf(portion));
        assertEquals(
                cny(1_000),
                rule("douyin-stockout", "base: paidInCash", "base: paid").baseOf(portion));
    }

    @Test
    void onlyARuleThatTopsUpSubtractsTheLateShipment() {
        assertFalse(rule("pdd-stockout").topsUp());
        assertTrue(rule("pdd-stockout", "afterLateShipment: add", "afterLateShipment: topUp")
                .topsUp());
        assertFalse(rule("tmall-late-shipment").topsUp());
    }
}
