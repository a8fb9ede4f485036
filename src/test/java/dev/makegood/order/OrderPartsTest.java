package dev.makegood.order;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.policy.PartKind;
import dev.makegood.policy.PartRule;
import dev.makegood.policy.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies what each rule refunds of each part, by examples. */
class OrderPartsTest {
    private static final OrderPart SHIPPING = part(PartKind.SHIPPING, 800);

    private static OrderPart part(PartKind kind, long minor, long... steps) {
        return part(kind, Optional.empty(), minor, steps);
    }

    private static OrderPart part(PartKind kind, Optional<String> merchantId, long minor, long... steps) {
        var list = new ArrayList<OrderPart.Step>();
        for (int i = 0; i < steps.length; i += 2) {
            list.add(new OrderPart.Step(cny(steps[i]), cny(steps[i + 1])));
        }
        return new OrderPart(kind, merchantId, cny(minor), list);
    }

    /** Returns the funds of an order with a line of 60.00 by M1 and one of 50.00 by M2. */
    private static OrderFunds order(PartRule rule, OrderPart... parts) {
        var rules = Map.of(parts[0].part(), rule);
        var order = new PaidOrder(
                "O1",
                "pinduoduo",
                "b",
                cny(0).getCurrencyUnit(),
                START,
                List.of(line("1", "M1", "S1", 3, 6_000), line("2", "M2", "S2", 1, 5_000)),
                List.of(),
                List.of(parts));
        return OrderFunds.opened("O1", "b", order.currency())
                .placed(order.paid(), Optional.empty())
                .with(OrderParts.of(order, new Terms.Refund(TimeLimit.ofHours(24), 0, rules, Optional.empty())));
    }

    private static long total(Split.Planned planned) {
        return planned.split().total().getAmountMinorLong();
    }

    @Test
    void shippingComesBackWithTheLastUnit() {
        var first = order(PartRule.WHEN_NOTHING_SHIPS, SHIPPING).plan("M1", cny(6_000));
        assertEquals(6_000, total(first));
        var last = first.funds().plan("M2", cny(5_000));
        assertEquals(5_800, total(last));
        assertEquals(
                List.of(new OrderParts.Refunded.Amount(PartKind.SHIPPING, Optional.empty(), cny(800))),
                last.split().made().orElseThrow().amounts());
    }

    @Test
    void aMerchantsShippingComesBackIfNothingOfItsOwnShips() {
        var own = part(PartKind.SHIPPING, Optional.of("M2"), 800);
        var first = order(PartRule.WHEN_NOTHING_SHIPS, own).plan("M2", cny(5_000));
        assertEquals(5_800, total(first));
        assertEquals(6_000, total(first.funds().plan("M1", cny(6_000))));
    }

    @Test
    void taxComesBackByShareAndIsExactInTheEnd() {
        var first = order(PartRule.BY_SHARE, part(PartKind.TAX, 1_001)).plan("M1", cny(2_000));
        assertEquals(2_000 + 1_001 * 2_000 / 11_000, total(first));
        assertEquals(12_001 - total(first), total(first.funds().plan("M2", cny(9_000))));
    }

    @Test
    void insuranceNeverComesBackIfTheVersionSaysSo() {
        var all = order(PartRule.NEVER, part(PartKind.INSURANCE, 300)).plan("M1", cny(11_000));
        assertEquals(11_000, total(all));
        assertEquals(cny(300), all.funds().left());
    }

    /** Verifies 满100减30: 60.00 and 50.00 cost 80.00; 50.00 alone cost 50.00. */
    @Test
    void aDiscountWithAThresholdIsTakenBackWithTheFirstUnitsThatMissIt() {
        var discount = part(PartKind.DISCOUNT, -3_000, 10_000, -3_000);
        var first = order(PartRule.DIFFERENCE, discount).plan("M1", cny(6_000));
        assertEquals(3_000, total(first));
        assertEquals(5_000, total(first.funds().plan("M2", cny(5_000))));
    }

    @Test
    void aBuyerNeverPaysMoreBecauseADiscountIsLost() {
        var discount = part(PartKind.DISCOUNT, -3_000, 10_000, -3_000);
        var first = order(PartRule.DIFFERENCE, discount).plan("M1", cny(2_000));
        assertEquals(0, total(first));
        var second = first.funds().plan("M1", cny(4_000));
        assertEquals(3_000, total(second));
        assertEquals(5_000, total(second.funds().plan("M2", cny(5_000))));
    }

    @Test
    void shippingThatTheRestAloneWouldHaveCostIsKept() {
        var free = part(PartKind.SHIPPING, 0, 0, 800, 9_900, 0);
        var first = order(PartRule.DIFFERENCE, free).plan("M1", cny(6_000));
        assertEquals(5_200, total(first));
        assertEquals(5_800, total(first.funds().plan("M2", cny(5_000))));
    }

    @Test
    void unitsThatShipAfterAllLeaveTheRestToTheNextRefund() {
        var first = order(PartRule.WHEN_NOTHING_SHIPS, SHIPPING).plan("M1", cny(6_000));
        var last = first.funds().plan("M2", cny(5_000));
        OrderFunds back = last.funds().released("M1", first.split());
        assertEquals(cny(6_000), back.left());
        assertEquals(6_000, total(back.plan("M1", cny(6_000))));
    }

    @Test
    void unitsThatWereRefundedElsewhereDoNotShipEither() {
        OrderFunds elsewhere =
                order(PartRule.WHEN_NOTHING_SHIPS, SHIPPING).refundedElsewhere("M1", cny(6_000), cny(5_500));
        assertEquals(5_800, total(elsewhere.plan("M2", cny(5_000))));
    }

    @Test
    void compensationCountsWhatDiscountsAndCouponsLeave() {
        var discount = part(PartKind.DISCOUNT, -1_100);
        assertEquals(
                cny(600),
                order(PartRule.DIFFERENCE, discount).plan("M1", cny(6_000)).covered());
        OrderFunds shipped = order(PartRule.WHEN_NOTHING_SHIPS, SHIPPING).redeemed("C1", "R1", cny(5_900), START);
        assertEquals(
                cny(5_500), shipped.plan("M1", cny(11_000)).covered(), "without the shipping's share of the coupon");
    }

    @Test
    void linesThatCostNothingBringThePartsBackAtOnce() {
        var order = new PaidOrder(
                "O1",
                "pinduoduo",
                "b",
                cny(0).getCurrencyUnit(),
                START,
                List.of(line("1", "M1", "S1", 1, 0)),
                List.of(),
                List.of(SHIPPING, part(PartKind.TAX, 7)));
        OrderFunds funds = OrderFunds.opened("O1", "b", order.currency())
                .placed(order.paid(), Optional.empty())
                .with(OrderParts.of(order, new Terms.Refund(TimeLimit.ofHours(24), 0)));
        assertEquals(807, total(funds.plan("M1", cny(0))));
    }
}
