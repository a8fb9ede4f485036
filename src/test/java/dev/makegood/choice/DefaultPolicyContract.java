package dev.makegood.choice;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.cancellation.UnansweredCancellations;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.policy.publication.Packs;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.urge.UnansweredUrges;
import dev.makegood.urge.Urge;
import dev.makegood.urge.UrgeToShip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what the default policy gives before and from the date of its second version, as it ships. */
class DefaultPolicyContract extends Contract {
    private static final Instant SECOND = Packs.CHOOSING.effectiveAt().orElseThrow();
    private static final Instant LATER = SECOND.plus(Duration.ofDays(30));

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
    }

    /** Places an order of two units of 10.00, promised in two days. */
    private void place(String orderId, Instant now) {
        shop.clock.moveTo(now);
        var line = line("1", "M1", "A", 2, 2_000);
        var promised = new PaidOrder.PaidLine(
                line.lineId(),
                line.merchantId(),
                line.sku(),
                line.quantity(),
                line.paid(),
                now.plus(Duration.ofDays(2)),
                List.of());
        assertInstanceOf(Outcome.Created.class, shop.place(orderId, now, promised));
    }

    private Refund goesShort(String orderId, Instant now) {
        place(orderId, now);
        shop.admit(orderId, "1", OptionalInt.empty());
        return shop.refunds(orderId, "1").getFirst();
    }

    private void sweepAt(Instant instant) {
        shop.clock.moveTo(instant);
        shop.sweep();
    }

    @Test
    void theBareRuleHoldsUntilTheDateOfTheSecondVersion() {
        Instant last = SECOND.minusMillis(1);
        assertEquals(last, goesShort("O1", last).due().dueAt());
        assertEquals(1, shop.theCase("O1", "1").policy().number());
        assertEquals(
                SECOND.plus(Duration.ofHours(12)), goesShort("O2", SECOND).due().dueAt());
        assertEquals(2, shop.theCase("O2", "1").policy().number());
    }

    @Test
    void bothVersionsGiveTheSameMoney() {
        goesShort("O1", SECOND.minusMillis(1));
        goesShort("O2", LATER);
        for (String orderId : List.of("O1", "O2")) {
            assertEquals(cny(500), shop.theCase(orderId, "1").assessment().amount());
            assertEquals(cny(2_000), shop.refunds(orderId, "1").getFirst().total());
        }
    }

    @Test
    void whoSaysNothingHasTheMoneyWithinADayWindowIncluded() {
        Refund refund = goesShort("O1", LATER);
        assertEquals(LATER.plus(Duration.ofHours(24)), refund.due().deadline());
        sweepAt(LATER.plus(Duration.ofHours(12)).minusMillis(1));
        assertInstanceOf(
                RefundState.Scheduled.class, shop.refunds("O1", "1").getFirst().state());
        sweepAt(LATER.plus(Duration.ofHours(12)));
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O1", "1").getFirst().state());
        shop.issue();
        assertEquals(1, shop.coupons().size());
        shop.reconcile();
    }

    /** The day counts from when the stockout could be known, so a pass that comes late leaves less time to choose. */
    @Test
    void theWindowIsInsideTheDayOfALineThatWasFoundLate() {
        place("O1", LATER);
        Instant knowable = LATER.plus(Duration.ofDays(2)).plus(Duration.ofHours(48));
        shop.clock.moveTo(knowable.plus(Duration.ofHours(5)));
        assertEquals(1, shop.overdue().lines());
        Refund refund = shop.refunds("O1", "1").getFirst();
        assertEquals(knowable.plus(Duration.ofHours(24)), refund.due().deadline());
        assertEquals(knowable.plus(Duration.ofHours(12)), refund.due().dueAt());
    }

    @Test
    void whoAsksForTheMoneyHasItAtOnce() {
        Refund refund = goesShort("O1", LATER);
        assertInstanceOf(
                Outcome.Created.class, new Choose(database()).choose(refund.refundId(), new Choice.RefundNow(), LATER));
        sweepAt(LATER);
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O1", "1").getFirst().state());
    }

    @Test
    void theBareRuleHasNoWindowAndNoTalks() {
        place("O1", SECOND.minus(Duration.ofDays(9)));
        Refund refund = goesShort("O2", SECOND.minus(Duration.ofDays(9)));
        assertInstanceOf(
                Outcome.Refused.class,
                new Choose(database()).choose(refund.refundId(), new Choice.RefundNow(), shop.clock.instant()));
        assertInstanceOf(Outcome.Refused.class, proposed("O1", SECOND));
        assertTrue(cancellation("O1").takesEffectAt().isEmpty());
    }

    private Outcome<?> proposed(String orderId, Instant shipBy) {
        return new ProposeShipTime(database()).propose(new LineRef(orderId, "1"), "p-1", shipBy, shop.clock.instant());
    }

    private Cancellation cancellation(String orderId) {
        var told = new Cancellation.CancellationCommand("c-1", Cancellation.Side.BUYER, cny(0), "too slow");
        var outcome =
                new ProposeCancellation(database()).propose(new LineRef(orderId, "1"), told, shop.clock.instant());
        return ((Outcome.Created<Cancellation>) outcome).value();
    }

    @Test
    void aShipTimeMayMoveOnceTheLineIsLate() {
        place("O1", LATER);
        shop.clock.moveTo(LATER.plus(Duration.ofDays(3)));
        assertInstanceOf(Outcome.Created.class, proposed("O1", LATER.plus(Duration.ofDays(5))));
    }

    @Test
    void anUrgeHasADayToBeAnsweredAndCostsNothing() {
        var urges = new UrgeToShip(database());
        place("O1", SECOND.minus(Duration.ofDays(9)));
        assertInstanceOf(Outcome.Refused.class, urges.urge(new LineRef("O1", "1"), "u-1", shop.clock.instant()));
        place("O2", LATER);
        var urged = urges.urge(new LineRef("O2", "1"), "u-1", LATER);
        assertEquals(
                LATER.plus(Duration.ofHours(24)),
                ((Outcome.Created<Urge>) urged).value().answerBy());
        Instant late = LATER.plus(Duration.ofDays(3));
        new UnansweredUrges(database(), (line, fault) -> shop.failures.add(line + ": " + fault)).runOnce(late, 100);
        assertEquals(List.of(), shop.refunds("O2", "1"));
    }

    @Test
    void aBuyersCancellationNeedsNoAnswer() {
        place("O1", LATER);
        assertEquals(
                LATER.plus(Duration.ofHours(24)),
                cancellation("O1").takesEffectAt().orElseThrow());
        place("O2", LATER);
        Instant late = LATER.plus(Duration.ofDays(2)).plusMillis(1);
        shop.clock.moveTo(late);
        assertEquals(late, cancellation("O2").takesEffectAt().orElseThrow());
        new UnansweredCancellations(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                .runOnce(late, 100);
        sweepAt(late);
        for (String orderId : List.of("O1", "O2")) {
            assertInstanceOf(
                    RefundState.Settled.class,
                    shop.refunds(orderId, "1").getFirst().state());
        }
        shop.reconcile();
    }
}
