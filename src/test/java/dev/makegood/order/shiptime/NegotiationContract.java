package dev.makegood.order.shiptime;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that there are three proposals, until 4 hours before the ship time, and nothing changes without the buyer.
 */
class NegotiationContract extends Contract {
    private static final Instant PROMISED = Shop.START.plus(Duration.ofDays(7));
    private static final Instant AGREED = PROMISED.plus(Duration.ofDays(2));
    private static final LineRef LINE = new LineRef("O1", "1");

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.publish("tmall-late-shipment");
        shop.publish(
                "tmall-stockout",
                "negotiation: {proposals: 3, untilHoursBefore: 4}",
                "negotiation: {proposals: 0, untilHoursBefore: 0}");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 30_000));
    }

    private Outcome<Proposal> propose(String proposalId, Instant shipBy) {
        return new ProposeShipTime(database()).propose(LINE, proposalId, shipBy, shop.clock.instant());
    }

    private Outcome<Proposal> answer(String proposalId, boolean accept) {
        return new AnswerProposal(database()).answer(LINE, proposalId, accept, shop.clock.instant());
    }

    private Instant shipBy() {
        return new Orders(database()).findLine(LINE).orElseThrow().value().shipBy();
    }

    private static void refused(Outcome<?> outcome) {
        assertInstanceOf(Outcome.Refused.class, outcome);
    }

    private static void created(Outcome<?> outcome) {
        assertInstanceOf(Outcome.Created.class, outcome);
    }

    @Test
    void onlyTheBuyersConsentMovesIt() {
        created(propose("p-1", AGREED));
        assertInstanceOf(Outcome.Repeated.class, propose("p-1", AGREED));
        assertInstanceOf(Outcome.Conflict.class, propose("p-1", AGREED.plusMillis(1)));
        assertEquals(PROMISED, shipBy());
        assertTrue(shop.told(Actor.buyer(Shop.BUYER), OrderFact.ShipTimeProposedBuyer.class)
                .getFirst()
                .contains("11 March 2026, 12:00 (UTC+8)"));
        created(answer("p-1", true));
        assertInstanceOf(Outcome.Repeated.class, answer("p-1", true));
        assertInstanceOf(Outcome.Conflict.class, answer("p-1", false));
        assertInstanceOf(Outcome.NotFound.class, answer("p-2", true));
        assertEquals(AGREED, shipBy());
        assertTrue(shop.told(Actor.merchant("M1"), OrderFact.ShipTimeAnsweredMerchant.class)
                .getFirst()
                .contains("The buyer has accepted"));
    }

    @Test
    void itMovesLatenessAndOverdueButNotWhatTheCaseIsWorth() {
        shop.cutClock();
        propose("p-1", AGREED);
        answer("p-1", true);
        shop.clock.moveTo(AGREED);
        assertEquals(0, shop.overdue().lines());
        shop.clock.moveTo(AGREED.plusMillis(1));
        assertEquals(1, shop.overdue().lines());
        assertEquals(
                cny(1_500),
                shop.theCase(Shop.lateCaseId("O1", "1")).assessment().amount());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(3_000), shop.theCase("O1", "1").assessment().amount());
        shop.reconcile();
    }

    @Test
    void admittedAfterTheOriginalPromiseIsNoDiscountWithinTheAgreedOne() {
        propose("p-1", AGREED);
        answer("p-1", true);
        shop.clock.moveTo(PROMISED.plusMillis(1));
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(4_500), shop.theCase("O1", "1").assessment().amount());
    }

    @Test
    void proposalsEndFourHoursBeforeTheShipTimeThatCounts() {
        shop.clock.moveTo(PROMISED.minus(Duration.ofHours(4)).minusMillis(1));
        created(propose("p-1", AGREED));
        shop.clock.moveTo(PROMISED.minus(Duration.ofHours(4)));
        created(propose("p-2", AGREED));
        shop.clock.moveTo(PROMISED.minus(Duration.ofHours(4)).plusMillis(1));
        refused(propose("p-3", AGREED));
        answer("p-1", true);
        created(propose("p-3", AGREED.plus(Duration.ofDays(1))));
        refused(answer("p-2", true));
    }

    @Test
    void thereAreThree() {
        for (String proposalId : List.of("p-1", "p-2", "p-3")) {
            created(propose(proposalId, AGREED));
            created(answer(proposalId, false));
        }
        refused(propose("p-4", AGREED));
        assertEquals(PROMISED, shipBy());
    }

    @Test
    void neverEarlierThanTheOneThatCounts() {
        refused(propose("p-1", PROMISED.minusMillis(1)));
        refused(propose("p-1", PROMISED));
        created(propose("p-1", PROMISED.plusMillis(1)));
    }

    @Test
    void answersEndWithTheShipTimeThatCounts() {
        propose("p-1", AGREED);
        propose("p-2", AGREED.plusMillis(1));
        shop.clock.moveTo(PROMISED);
        created(answer("p-1", true));
        shop.clock.moveTo(AGREED.plusMillis(1));
        refused(answer("p-2", true));
    }

    @Test
    void notOnceThereIsACaseOrAllHasShipped() {
        propose("p-1", AGREED);
        shop.ship("O1", "s-1", "1", 1);
        refused(answer("p-1", true));
        shop.place("tmall", "O2", Shop.START, promised("1", 7, 30_000));
        shop.admit("O2", "1", OptionalInt.empty());
        refused(new ProposeShipTime(database()).propose(new LineRef("O2", "1"), "p-1", AGREED, shop.clock.instant()));
        assertInstanceOf(
                Outcome.NotFound.class,
                new ProposeShipTime(database()).propose(new LineRef("O9", "1"), "p-1", AGREED, shop.clock.instant()));
    }

    @Test
    void ofOppositeAnswersAtOnceOneStands() throws Exception {
        propose("p-1", AGREED);
        var outcomes = Rivals.race(number -> answer("p-1", number % 2 == 0));
        var winner = outcomes.stream()
                .filter(Outcome.Created.class::isInstance)
                .map(outcome -> ((Outcome.Created<Proposal>) outcome).value())
                .toList();
        assertEquals(1, winner.size());
        assertEquals(winner.getFirst().answer().orElseThrow().accepted() ? AGREED : PROMISED, shipBy());
    }

    @Test
    void fiveAtOnceAreThree() throws Exception {
        var outcomes = Rivals.race(number -> propose("p-" + number % 5, AGREED));
        assertEquals(
                3, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
    }
}
