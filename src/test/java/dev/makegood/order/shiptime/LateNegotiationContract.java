package dev.makegood.order.shiptime;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.policy.publication.Policies;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a ship time moves once the line is late, until it is overdue, where the version says so. */
class LateNegotiationContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));
    private static final Instant OVERDUE = SHIP_BY.plus(Duration.ofHours(48));
    private static final Instant AGREED = OVERDUE.plus(Duration.ofDays(1));

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
    }

    private void terms(boolean onceLate) {
        shop.amend(
                "exemptions:",
                "negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: " + onceLate + "}\nexemptions:");
        shop.place("O1", line("1", "M1", "A", 1, 1_000));
    }

    private Outcome<Proposal> propose(String proposalId, Instant shipBy) {
        return new ProposeShipTime(database()).propose(LINE, proposalId, shipBy, shop.clock.instant());
    }

    private Outcome<Proposal> accept(String proposalId) {
        return new AnswerProposal(database()).answer(LINE, proposalId, true, shop.clock.instant());
    }

    private Optional<Instant> proposableUntil() {
        var line = new Orders(database()).findLine(LINE).orElseThrow().value();
        return Negotiation.proposableUntil(database(), new Policies(database()).all(), line, shop.clock.instant());
    }

    private static void refused(String reason, Outcome<?> outcome) {
        var refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertTrue(refused.reason().contains(reason), refused::reason);
    }

    @Test
    void aLateLineHasANewShipTimeOnceTheBuyerAgrees() {
        terms(true);
        shop.clock.moveTo(OVERDUE.minusMillis(1));
        assertEquals(Optional.of(OVERDUE.minusMillis(1)), proposableUntil());
        assertInstanceOf(Outcome.Created.class, propose("p-1", AGREED));
        assertInstanceOf(Outcome.Created.class, accept("p-1"));
        shop.clock.moveTo(OVERDUE);
        assertEquals(0, shop.overdue().lines());
        shop.clock.moveTo(AGREED.plus(Duration.ofHours(48)));
        assertEquals(1, shop.overdue().lines());
        shop.reconcile();
    }

    /** Shown to the minute, rounded down. */
    @Test
    void theBuyerIsToldUntilWhenToAnswer() {
        terms(true);
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofHours(1)));
        propose("p-1", AGREED);
        assertAnswerBy(OVERDUE.minus(Duration.ofMinutes(1)));
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofHours(2)));
        propose("p-2", OVERDUE.minus(Duration.ofHours(5)));
        assertAnswerBy(OVERDUE.minus(Duration.ofHours(5)).minus(Duration.ofMinutes(1)));
    }

    @Test
    void withoutTheTermTheBuyerAnswersByTheShipTimeThatCounts() {
        terms(false);
        propose("p-1", AGREED);
        assertAnswerBy(SHIP_BY);
    }

    private void assertAnswerBy(Instant shown) {
        String text = shop.told(Actor.buyer(Shop.BUYER), OrderFact.ShipTimeProposedBuyer.class)
                .getFirst();
        String time = Language.of("en").time(shown, ZoneId.of("Asia/Shanghai"));
        assertTrue(text.contains("by " + time + ". Without"), text);
    }

    /** The rows decide, whether a pass has found the line or not. */
    @Test
    void anOverdueLineHasNoNewShipTimeEvenIfNoPassHasRun() {
        terms(true);
        propose("p-1", AGREED);
        shop.clock.moveTo(OVERDUE);
        assertEquals(Optional.empty(), proposableUntil());
        refused("since the line is overdue", propose("p-2", AGREED));
        refused("since the line is overdue", accept("p-1"));
        shop.overdue();
        refused("since the line has a case", accept("p-1"));
        assertEquals(1, shop.theCase("O1", "1").units());
    }

    @Test
    void aShipTimeThatIsOverIsNone() {
        terms(true);
        Instant soon = SHIP_BY.plus(Duration.ofHours(2));
        assertInstanceOf(Outcome.Created.class, propose("p-1", soon));
        shop.clock.moveTo(soon);
        refused("must be in the future", propose("p-2", soon));
        refused("must be in the future", accept("p-1"));
        shop.clock.moveTo(soon.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, accept("p-1"));
    }

    @Test
    void withoutTheTermALateLineKeepsItsShipTime() {
        terms(false);
        propose("p-1", AGREED);
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        refused("since the line is late", propose("p-2", AGREED));
        assertEquals(Refusal.LATE, ((Outcome.Refused<?>) accept("p-1")).refusal());
        shop.clock.moveTo(SHIP_BY);
        assertInstanceOf(Outcome.Created.class, accept("p-1"));
    }

    /** An order that was already late when it was reported has its time to settle first. */
    @Test
    void aLineReportedLateIsOverdueOnceItHasSettled() {
        terms(true);
        Instant reported = OVERDUE.plus(Duration.ofDays(3));
        shop.clock.moveTo(reported);
        shop.place("O2", Shop.START, line("1", "M1", "A", 1, 1_000));
        var late = new LineRef("O2", "1");
        shop.clock.moveTo(reported.plus(Duration.ofHours(24)).minusMillis(1));
        Instant later = reported.plus(Duration.ofDays(3));
        assertInstanceOf(
                Outcome.Created.class, new ProposeShipTime(database()).propose(late, "p", later, shop.clock.instant()));
        shop.clock.moveTo(reported.plus(Duration.ofHours(24)));
        refused(
                "since the line is overdue",
                new AnswerProposal(database()).answer(late, "p", true, shop.clock.instant()));
    }
}
