package dev.makegood.refund;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.policy.PartKind;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the parts of an order are refunded as the version in force when it was placed says. */
class OrderWithPartsContract extends Contract {
    private static final OptionalInt ALL = OptionalInt.empty();
    private static final OrderPart SHIPPING = new OrderPart(PartKind.SHIPPING, Optional.empty(), cny(800), List.of());
    private static final OrderPart DISCOUNT = new OrderPart(
            PartKind.DISCOUNT, Optional.of("M1"), cny(-3_000), List.of(new OrderPart.Step(cny(10_000), cny(-3_000))));

    private Shop shop;

    @BeforeEach
    void begin() {
        shop = new Shop(database(), scanner());
    }

    private static PaidOrder order(String orderId, List<OrderPart> parts, PaidOrder.PaidLine... lines) {
        return new PaidOrder(orderId, "pinduoduo", BUYER, CNY, START, List.of(lines), List.of(), parts);
    }

    private PlacedOrder place(PaidOrder order) {
        Outcome.Created<?> created = assertInstanceOf(Outcome.Created.class, shop.report(order));
        shop.allocate(order);
        return assertInstanceOf(PlacedOrder.class, created.value());
    }

    private long refunded(String orderId, String lineId) {
        return shop.refunds(orderId, lineId).stream()
                .mapToLong(refund -> refund.total().getAmountMinorLong())
                .sum();
    }

    /** Returns a discount that needs goods of 200.00. */
    private static OrderPart discount(long minor) {
        return new OrderPart(
                PartKind.DISCOUNT,
                Optional.of("M1"),
                cny(-minor),
                List.of(new OrderPart.Step(cny(20_000), cny(-minor))));
    }

    private ExternalRefund refundElsewhere(String lineId, int units, long minor) {
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", lineId), "x-1", units, cny(minor), "bank-7", START, ExternalRefund.Why.CHARGEBACK);
        var created = assertInstanceOf(
                Outcome.Created.class,
                new RecordExternalRefund(database()).record(told, Actor.of("platform:shop"), shop.clock.instant()));
        return assertInstanceOf(ExternalRefund.class, created.value());
    }

    @Test
    void allThatWasPaidComesBackIfNothingShips() {
        PaidOrder order =
                order("O1", List.of(SHIPPING), line("1", "M1", "S1", 2, 6_001), line("2", "M2", "S2", 1, 5_000));
        assertEquals(order, place(order).order());
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.admit("O1", "2", ALL);
        assertEquals(8_000, refunded("O1", "1") + refunded("O1", "2"));
        shop.admit("O1", "1", ALL);
        shop.sweep();
        shop.reconcile();
        assertEquals(cny(11_801), order.paid());
        assertEquals(11_801, refunded("O1", "1") + refunded("O1", "2"));
    }

    @Test
    void theSameOrderToldAgainIsTheSameAndOtherPartsAreAnotherOrder() {
        PaidOrder order = order("O1", List.of(SHIPPING, DISCOUNT), line("1", "M1", "S1", 1, 11_000));
        place(order);
        PaidOrder turned = order("O1", List.of(DISCOUNT, SHIPPING), line("1", "M1", "S1", 1, 11_000));
        assertInstanceOf(Outcome.Repeated.class, shop.report(turned));
        PaidOrder other = order("O1", List.of(DISCOUNT), line("1", "M1", "S1", 1, 11_000));
        assertInstanceOf(Outcome.Conflict.class, shop.report(other));
    }

    @Test
    void theVersionInForceWhenTheOrderIsPlacedCounts() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {shipping: never, discount: difference}}");
        place(order(
                "O1", List.of(SHIPPING, DISCOUNT), line("1", "M1", "S1", 1, 6_000), line("2", "M1", "S2", 1, 5_000)));
        shop.admit("O1", "2", ALL);
        assertEquals(2_000, refunded("O1", "2"), "without the discount the first line alone costs 60.00 and not 57.50");
        shop.admit("O1", "1", ALL);
        assertEquals(6_000, refunded("O1", "1"));
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void aRefundThatALostDiscountEatsUpIsOfNothingAndMadeUpForLater() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {discount: difference}}");
        place(order("O1", List.of(DISCOUNT), line("1", "M1", "S1", 1, 9_000), line("2", "M1", "S2", 1, 2_000)));
        shop.admit("O1", "2", ALL);
        assertInstanceOf(
                RefundState.Withdrawn.class, shop.refunds("O1", "2").getFirst().state());
        shop.admit("O1", "1", ALL);
        assertEquals(8_000, refunded("O1", "1"));
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void whatThePlatformRefundedItselfCountsAsNotShipped() {
        place(order("O1", List.of(SHIPPING), line("1", "M1", "S1", 3, 6_000), line("2", "M2", "S2", 1, 5_000)));
        shop.admit("O1", "1", OptionalInt.of(1));
        refundElsewhere("1", 3, 6_000);
        shop.admit("O1", "2", ALL);
        assertEquals(5_800, refunded("O1", "2"));
        shop.sweep();
        shop.reconcile();
    }

    /** Two units of the first line; one of them is refunded elsewhere, and the other one brings nothing. */
    @Test
    void aRefundWhoseRestALostDiscountEatsUpIsWithdrawn() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {discount: difference}}");
        place(order(
                "O1", List.of(discount(10_000)), line("1", "M1", "S1", 2, 20_000), line("2", "M1", "S2", 1, 10_000)));
        shop.admit("O1", "2", ALL);
        shop.admit("O1", "1", ALL);
        assertEquals(10_000, refunded("O1", "1"));
        refundElsewhere("1", 1, 10_000);
        assertEquals(0, refunded("O1", "1"));
        assertInstanceOf(
                RefundState.Withdrawn.class, shop.refunds("O1", "1").getFirst().state());
        shop.sweep();
        assertEquals(List.of(cny(10_000)), List.copyOf(shop.gateway.books().values()));
        shop.reconcile();
    }

    /** The refund of the second line is too small as long as the first one is to be refunded. */
    @Test
    void whatARefundLacksIsNotPlannedOntoOneThatIsWithdrawn() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {discount: difference}}");
        place(order(
                "O1",
                List.of(discount(6_000)),
                line("1", "M1", "S1", 1, 10_000),
                line("2", "M1", "S2", 1, 10_000),
                line("3", "M1", "S3", 1, 10_000)));
        shop.admit("O1", "1", ALL);
        shop.admit("O1", "2", ALL);
        assertEquals(4_000, refunded("O1", "2"));
        refundElsewhere("1", 1, 10_000);
        assertEquals(0, refunded("O1", "1"));
        shop.admit("O1", "3", ALL);
        assertEquals(10_000, refunded("O1", "3"));
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void aRefundElsewhereOfAnUnsentRefundIsNotPaidTwiceBesideALostDiscount() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, parts: {discount: difference}}");
        place(order(
                "O1",
                List.of(new OrderPart(PartKind.DISCOUNT, Optional.of("M1"), cny(-6_000), List.of())),
                line("1", "M1", "S1", 1, 10_000),
                line("2", "M1", "S2", 1, 10_000)));
        shop.admit("O1", "1", ALL);
        shop.admit("O1", "2", ALL);
        assertFalse(refundElsewhere("1", 1, 10_000).isPaidTwice());
        shop.sweep();
        assertEquals(List.of(cny(4_000)), List.copyOf(shop.gateway.books().values()));
        shop.reconcile();
    }

    /** Verifies that goods sold by weight are counted in their smallest unit: 1.250 kg are 1250 units of a gram. */
    @Test
    void weightIsCountedInItsSmallestUnit() {
        place(order("O1", List.of(SHIPPING), line("1", "M1", "TEA-G", 1_250, 3_333)));
        shop.admit("O1", "1", OptionalInt.of(333));
        assertEquals(3_333 * 333 / 1_250, refunded("O1", "1"));
        shop.admit("O1", "1", ALL);
        assertEquals(4_133, refunded("O1", "1"));
    }

    /** Verifies that the lines of a bundle's components share its price, and its discount is a part. */
    @Test
    void aBundleIsTheLinesOfItsComponentsAndADiscount() {
        var less = new OrderPart(PartKind.DISCOUNT, Optional.empty(), cny(-1_000), List.of());
        place(order("O1", List.of(less), line("pot", "M1", "POT", 1, 7_000), line("cup", "M1", "CUP", 1, 4_000)));
        shop.admit("O1", "cup", ALL);
        assertEquals(4_000 - 363, refunded("O1", "cup"));
        shop.admit("O1", "pot", ALL);
        assertEquals(7_000 - 637, refunded("O1", "pot"));
    }
}
