package dev.makegood.policy.assessment;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.policy.Scope;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.wording.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies in both languages the steps for other cases, caps, promises and agreements. */
class AdjustmentsTest {
    private final Steps steps = new Steps();
    private final Adjustments adjustments = new Adjustments(steps);

    private void assertTold(String en, String zh) {
        assertEquals(
                List.of(Texts.of(en, zh)),
                steps.result(cny(0), cny(0), cny(0)).steps().stream()
                        .map(Texts::of)
                        .toList());
    }

    @Test
    void aLateShipmentLeavesTheRest() {
        assertEquals(cny(300), adjustments.topUp(cny(200), cny(300)));
        assertTold(
                "The late shipment of this line was already compensated with 2.00 CNY, which is deducted: 3.00 CNY",
                "该商品延迟发货已赔付 2.00 元，补足差额：3.00 元");
    }

    @Test
    void theStockoutOfWhatWasReplacedLeavesTheRest() {
        assertEquals(cny(300), adjustments.replaced(cny(200), cny(300)));
        assertTold(
                "The stockout of the replaced goods was already compensated with 2.00 CNY, which is deducted: 3.00 CNY",
                "被替换商品的缺货已赔付 2.00 元，补足差额：3.00 元");
    }

    @Test
    void aCapLeavesWhatOthersDidNotUse() {
        assertEquals(cny(300), adjustments.scopeCap(Scope.ORDER, cny(500), cny(200), cny(300), cny(400)));
        assertTold(
                "At most 5.00 CNY for all cases of one order, of which earlier cases used 2.00 CNY: 3.00 CNY left",
                "同一订单赔付上限 5.00 元，此前已用 2.00 元，剩余 3.00 元");
    }

    @Test
    void aCapLeavesAloneWhatIsWithinIt() {
        assertEquals(cny(299), adjustments.scopeCap(Scope.ORDER, cny(500), cny(200), cny(300), cny(299)));
        assertEquals(cny(300), adjustments.scopeCap(Scope.ORDER, cny(500), cny(200), cny(300), cny(300)));
    }

    @Test
    void whatWasAgreedOnForAllUnitsIsSaidByItself() {
        adjustments.agreed(cny(100), cny(200), cny(300), true);
        assertTold("Buyer and merchant agreed on 1.00 CNY", "买卖双方协商赔付 1.00 元");
    }

    @Test
    void whatWasAgreedOnForSomeUnitsSaysWhatTheseAreOtherwiseWorth() {
        adjustments.agreed(cny(200), cny(100), cny(300), false);
        assertTold(
                "Buyer and merchant agreed on 2.00 CNY for units that are otherwise worth 1.00 CNY: 3.00 CNY in all",
                "买卖双方就部分商品协商赔付 2.00 元，该部分原应赔付 1.00 元，合计 3.00 元");
    }

    @Test
    void aPromiseOfMoreIsAdded() {
        var promise = new MerchantPromise("p-1", MerchantPromise.Kind.EXTRA, cny(100));
        assertEquals(cny(300), adjustments.promise(promise, cny(300)));
        assertTold("The merchant's own promise p-1, 1.00 CNY more: 3.00 CNY", "商家店铺承诺 p-1，另加 1.00 元：3.00 元");
    }

    @Test
    void aPromiseOfALeastSumIsMet() {
        var promise = new MerchantPromise("p-1", MerchantPromise.Kind.AT_LEAST, cny(100));
        assertEquals(cny(300), adjustments.promise(promise, cny(300)));
        assertTold("The merchant's own promise p-1, 1.00 CNY at least: 3.00 CNY", "商家店铺承诺 p-1，不少于 1.00 元：3.00 元");
    }
}
