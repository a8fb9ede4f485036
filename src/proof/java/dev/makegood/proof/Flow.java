package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.DECLINES_LONG;
import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;
import static dev.makegood.proof.WitnessGateway.Behaviour.REMEMBERS_DECLINES;
import static dev.makegood.proof.WitnessGateway.Behaviour.RETURNS;
import static dev.makegood.proof.WitnessGateway.Behaviour.SILENT_FOR_DAYS;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.order.OrderPart;
import dev.makegood.policy.PartKind;
import dev.makegood.refund.Choice;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Holds one story of one feature, in which one caller acts after the other. Every call of it must meet every fault.
 *
 * @param refunded the gateway's total of payments in the end, in minor units
 * @param hasOneEnd true if the rows in the end are the same whatever the fault; otherwise only the invariants hold
 */
record Flow(
        String name,
        HistoryRules rules,
        WitnessGateway.Behaviour gateway,
        long refunded,
        boolean hasOneEnd,
        Consumer<StoryMarket> story) {

    /** Creates a flow with one end. */
    Flow(
            String name,
            HistoryRules rules,
            WitnessGateway.Behaviour gateway,
            long refunded,
            Consumer<StoryMarket> story) {
        this(name, rules, gateway, refunded, true, story);
    }

    /**
     * Creates a flow under the default policy.
     *
     * @param window hours in which buyers may choose instead of being refunded
     */
    Flow(String name, int window, WitnessGateway.Behaviour gateway, long refunded, Consumer<StoryMarket> story) {
        this(name, HistoryRules.plain(window), gateway, refunded, story);
    }

    /** Returns every flow that moves money, or reports future movements. */
    static List<Flow> all() {
        return Stream.of(
                        refunds(),
                        others(),
                        CouponFlows.all(),
                        ShipmentFlows.all(),
                        TogetherFlows.all(),
                        LateFlows.all(),
                        RateFlows.all(),
                        AccrualFlows.all(),
                        StreamFlows.all(),
                        BrakeFlows.all(),
                        DelayFlows.all(),
                        FurtherPeriodFlows.all(),
                        PeopleFlows.all(),
                        ArchiveFlows.all(),
                        ProviderFlows.all(),
                        LinkFlows.all(),
                        MessageFlows.all(),
                        ImportFlows.all())
                .flatMap(flows -> flows)
                .toList();
    }

    /** Returns a case and its refund, for each behaviour of the gateway. */
    private static Stream<Flow> refunds() {
        return Stream.of(WitnessGateway.Behaviour.values())
                .map(behaviour ->
                        new Flow("refund, the gateway " + behaviour, 0, behaviour, paid(behaviour), market -> {
                            market.place("O1", "A", 2);
                            market.admit("O1");
                            for (int round = 0; round < 4; round++) {
                                market.sweep();
                                market.minutes(3);
                            }
                        }));
    }

    /** A refund that stays declined is paid by hand in the end. */
    private static long paid(WitnessGateway.Behaviour behaviour) {
        return behaviour == REMEMBERS_DECLINES ? 0 : 2_001;
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 0, PAYS, refunded, story);
    }

    /** Returns two refunds of an order that was paid through two payments; both draw on the second one. */
    private static Flow twoPayments(WitnessGateway.Behaviour behaviour, long refunded) {
        return new Flow("refunds from two payments, the gateway " + behaviour, 0, behaviour, refunded, market -> {
            market.placePaid("O1", "A", 3, 700, 2_300);
            market.admit("O1", OptionalInt.of(1));
            for (int round = 0; round < 3; round++) {
                market.sweep();
                market.minutes(3);
            }
            market.admit("O1");
            market.sweep();
        });
    }

    private static Stream<Flow> others() {
        return Stream.of(
                twoPayments(PAYS, 3_000),
                twoPayments(DECLINES_LONG, 3_000),
                twoPayments(RETURNS, 3_000),
                twoPayments(REMEMBERS_DECLINES, 0),
                flow("order and shipment", 0, market -> {
                    market.recount("A", "c-1", 5);
                    market.minutes(1);
                    market.place("O1", "A", 2);
                    market.ship("O1", "s-1", 1);
                    market.ship("O1", "s-2", 1);
                }),
                flow("recount", 4_002, market -> {
                    market.place("O1", "A", 2);
                    market.place("O2", "A", 2);
                    market.recount("A", "c-1", 1);
                    market.detectUntilShort("O1");
                    market.sweep();
                }),
                flow("order with shipping, tax and a discount that goes short in part", 1_900, market -> {
                    var parts = List.of(
                            part(PartKind.SHIPPING, 800), part(PartKind.TAX, 301), part(PartKind.DISCOUNT, -500));
                    market.place("O1", List.of(ware("A", 3), ware("B", 1)), parts);
                    market.admit("O1", OptionalInt.of(1));
                    market.sweepUntilRefunded("O1");
                    market.ship("O1/2", "s-1", 1);
                    market.admit("O1", OptionalInt.of(2));
                    market.sweepUntilRefunded("O1");
                    market.ship("O1", "s-2", 1);
                }),
                flow("admission that grows, shipped all the same", 2_000, market -> {
                    market.place("O1", "A", 3);
                    market.admit("O1", OptionalInt.of(1));
                    market.sweep();
                    market.admit("O1", OptionalInt.of(2));
                    market.ship("O1", "s-1", 2);
                    market.sweep();
                }),
                flow("cancellation that the merchant does not answer", 2_001, market -> {
                    market.place("O1", "A", 2);
                    market.propose("O1", Side.BUYER, 0);
                    market.minutes(240 * 60);
                    market.detect();
                    market.detect();
                    market.sweepUntilRefunded("O1");
                }),
                new Flow(
                        "urge that nobody answers, of a line that is late",
                        HistoryRules.urging(),
                        PAYS,
                        2_001,
                        market -> {
                            market.place("O1", "A", 2, Duration.ofHours(1));
                            market.urge("O1");
                            market.minutes(6 * 60 + 1);
                            market.detectUntilShort("O1");
                            market.sweepUntilRefunded("O1");
                        }),
                new Flow("urge that is answered", HistoryRules.urging(), PAYS, 0, market -> {
                    market.place("O1", "A", 2, Duration.ofHours(1));
                    market.urge("O1");
                    market.answerUrge("O1", Duration.ofHours(9));
                    market.minutes(6 * 60 + 1);
                    market.detect();
                    market.ship("O1", "s-1", 2);
                }),
                flow("overdue", 2_001, market -> {
                    market.place("O1", "A", 2, Duration.ofHours(1));
                    market.minutes(49 * 60 + 1);
                    market.detectUntilShort("O1");
                    market.sweep();
                }),
                flow("notices", 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.deliver();
                    market.sweep();
                    market.deliver();
                }),
                flow("coupon, by stream and by schedule", 1_001, market -> {
                    market.topUp("t-1", 300);
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.nudge("O1");
                    market.issueUntilIssued("O1");
                    market.nudge("O1");
                }),
                flow("top-up that repays", 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.topUp("t-1", 200);
                    market.topUp("t-2", 900);
                }),
                flow("redemption, reversal and refund of what a coupon paid", 1_302, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.redeem("O1", "r-1", "O2", 300);
                    market.place("O2", "B", 1);
                    market.reverse("O1", "r-1");
                    market.redeem("O1", "r-2", "O2", 400);
                    market.admit("O2");
                    market.sweepUntilRefunded("O2");
                    market.reverse("O1", "r-2");
                    market.redeem("O1", "r-3", "O3", 500);
                }),
                flow("expiry", 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.redeem("O1", "r-1", "O2", 100);
                    // The order never arrives: its money returns in the same hour, before or after the rest expires.
                    market.minutes(60L * 24 * 366 * 51);
                    market.history().trigger("expire", UseCases::expire);
                }),
                flow("appeal that is granted", 1_001, market -> {
                    market.topUp("t-1", 300);
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.appeal("O1", true);
                    market.issue();
                }),
                flow("appeal that is refused", 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.appeal("O1", false);
                    market.issueUntilIssued("O1");
                }),
                flow("two coupons at once", 2_002, market -> {
                    market.topUp("t-1", 700);
                    market.place("O1", "A", 1);
                    market.place("O2", "A", 1);
                    market.admit("O1");
                    market.admit("O2");
                    market.issueUntilIssued("O1");
                }),
                new Flow("refund that comes back and is paid again", 0, RETURNS, 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.sweepUntilRefunded("O1");
                    market.minutes(3 * 24 * 60 + 20);
                    market.sweep();
                    market.minutes(61);
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("refund of what a coupon paid, and its cash comes back", 0, RETURNS, 1_602, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.redeem("O1", "r-1", "O2", 400);
                    market.place("O2", "B", 1);
                    market.admit("O2");
                    market.sweepUntilRefunded("O2");
                    market.minutes(3 * 24 * 60 + 80);
                    market.sweepUntilRefunded("O2");
                }),
                new Flow("refund that is held back for a time", 0, PAYS, 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.pause("p-1");
                    market.sweep();
                    market.endPause("p-1");
                    market.minutes(16);
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("refund that is paid by hand", 0, DECLINES_LONG, 0, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.sweepUntilParked("O1");
                    market.payParkedByHand();
                    market.sweep();
                }),
                new Flow(
                        "refund that is paid by hand, comes back, and is paid by hand again",
                        0,
                        DECLINES_LONG,
                        0,
                        market -> {
                            market.place("O1", "A", 1);
                            market.admit("O1");
                            market.sweepUntilParked("O1");
                            market.payParkedByHand();
                            market.returnPaymentsByHand("O1");
                            market.minutes(61);
                            market.sweepUntilParked("O1");
                            market.payParkedByHand();
                            market.sweep();
                        }),
                new Flow(
                        "refund that is paid by hand, by the gateway too, and what was paid by hand comes back",
                        0,
                        SILENT_FOR_DAYS,
                        1_001,
                        market -> {
                            paidByHandAndByTheGateway(market);
                            market.returnPaymentsByHand("O1");
                        }),
                new Flow(
                        "refund that is paid by hand, and days later by the gateway",
                        0,
                        SILENT_FOR_DAYS,
                        1_001,
                        Flow::paidByHandAndByTheGateway),
                new Flow("choice to wait in vain", 12, PAYS, 1_001, market -> {
                    market.restock("A", 5);
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.choose("O1", new Choice.Wait(StoryMarket.RESTOCK_ON));
                    market.minutes(5 * 24 * 60);
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("cancellation that is declined", 12, PAYS, 0, market -> {
                    market.place("O1", "A", 1);
                    market.propose("O1", Side.MERCHANT, 0);
                    market.answer("O1", Side.BUYER, false);
                    market.ship("O1", "s-1", 1);
                }),
                new Flow("choice of the refund", 12, PAYS, 2_001, market -> {
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.choose("O1", new Choice.RefundNow());
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("choice that comes too late", 12, PAYS, 2_001, market -> {
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.minutes(12 * 60 + 1);
                    market.sweepUntilRefunded("O1");
                    market.choose("O1", new Choice.RefundNow());
                }),
                new Flow("choice to wait, given up as the restock is moved", 12, PAYS, 1_001, market -> {
                    market.restock("A", 5);
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.choose("O1", new Choice.Wait(StoryMarket.RESTOCK_ON));
                    market.moveRestock("A", "O1");
                    market.ship("O1", "s-1", 1);
                    market.choose("O1", new Choice.RefundNow());
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("choice to wait, given up as the supplier declines", 12, PAYS, 2_001, market -> {
                    market.restock("A", 5);
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.choose("O1", new Choice.Wait(StoryMarket.RESTOCK_ON));
                    market.declineRestock("A");
                    market.choose("O1", new Choice.RefundNow());
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("choice to wait, honoured in part", 12, PAYS, 1_001, market -> {
                    market.restock("A", 5);
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.choose("O1", new Choice.Wait(StoryMarket.RESTOCK_ON));
                    market.ship("O1", "s-1", 1);
                    market.minutes(5 * 24 * 60);
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("choice of a replacement", 12, PAYS, 2_001, market -> {
                    market.recount("B", "c-1", 5);
                    market.minutes(1);
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.offer("O1", "B", 700);
                    market.choose("O1", new Choice.Swap("r-1"));
                    market.sweepUntilRefunded("O1");
                }),
                new Flow("cancellation", 12, PAYS, 3_001, market -> {
                    market.place("O1", "A", 3);
                    market.admit("O1", OptionalInt.of(1));
                    market.propose("O1", Side.BUYER, 300);
                    market.answer("O1", Side.MERCHANT, true);
                    market.sweepUntilRefunded("O1");
                }));
    }

    private static StoryMarket.Ware ware(String sku, int units) {
        return new StoryMarket.Ware("M1", sku, units, units * StoryMarket.UNIT, Duration.ofDays(20), List.of());
    }

    private static OrderPart part(PartKind kind, long minor) {
        return new OrderPart(kind, Optional.empty(), Money.ofMinor(Shop.CNY, minor), List.of());
    }

    private static void paidByHandAndByTheGateway(StoryMarket market) {
        market.place("O1", "A", 1);
        market.admit("O1");
        market.sweepUntilParked("O1");
        market.payParkedByHand();
        market.minutes(3 * 24 * 60);
        market.sweep();
    }
}
