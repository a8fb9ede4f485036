package dev.makegood.urge;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.brake.CarryOutWithdrawal;
import dev.makegood.brake.DecideBrake;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Rivals;
import dev.makegood.early.ApplyFacts;
import dev.makegood.early.KeepFact;
import dev.makegood.furtherperiod.CallToShip;
import dev.makegood.furtherperiod.EndedPeriods;
import dev.makegood.notice.Fact;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that an urge has a deadline, which both sides are told, and that the version says what silence does. */
class UrgesContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final Duration ANSWER = Duration.ofHours(6);
    private static final Instant ANSWER_BY = Shop.START.plus(ANSWER);

    /** The ship time of the lines of a shop. */
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));

    private static final LocalDate TOMORROW = LocalDate.parse("2026-03-03");

    /** The first instant after the further period that ends with that day. */
    private static final Instant OVER = Instant.parse("2026-03-03T16:00:00Z");

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
    }

    private void terms(String unanswered, String... more) {
        shop.amend(
                "exemptions:",
                String.join("", more) + urgeTerms(unanswered)
                        + "negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: true}\nexemptions:");
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
    }

    private static String urgeTerms(String unanswered) {
        return "urge: {answerWithinHours: 6, unanswered: " + unanswered + "}\n";
    }

    private Outcome<Urge> urge(String urgeId) {
        return new UrgeToShip(database()).urge(LINE, urgeId, shop.clock.instant());
    }

    private Outcome<Urge> answer(String urgeId, Instant shipsAt) {
        return new AnswerUrge(database()).answer(LINE, urgeId, shipsAt, shop.clock.instant());
    }

    private void passAt(Instant instant) {
        shop.clock.moveTo(instant);
        new UnansweredUrges(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
        assertEquals(List.of(), shop.failures);
    }

    private List<LineRef> waiting() {
        return Urges.waiting(database(), 100, Optional.empty()).items().stream()
                .map(Urges::line)
                .toList();
    }

    private int times(Actor recipient, Class<? extends Fact> kind) {
        return shop.told(recipient, kind).size();
    }

    private static void refused(Refusal refusal, String reason, Outcome<?> outcome) {
        var refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals(refusal, refused.refusal());
        assertTrue(refused.reason().contains(reason), refused::reason);
    }

    private static void created(Outcome<?> outcome) {
        assertInstanceOf(Outcome.Created.class, outcome);
    }

    @Test
    void bothSidesAreToldOnceUntilWhenItIsToBeAnswered() {
        terms("nothing");
        created(urge("u-1"));
        shop.clock.moveTo(Shop.START.plusSeconds(1));
        var again = assertInstanceOf(Outcome.Repeated.class, urge("u-1"));
        assertEquals(ANSWER_BY, ((Urge) again.value()).answerBy());
        assertTrue(shop.told(Actor.merchant("M1"), OrderFact.UrgedMerchant.class)
                .getFirst()
                .contains("by 2 March 2026, 18:00 (UTC+8)"));
        assertEquals(1, times(Actor.merchant("M1"), OrderFact.UrgedMerchant.class));
        assertEquals(1, times(Actor.buyer(BUYER), OrderFact.UrgeReceivedBuyer.class));
        assertEquals(List.of(LINE), waiting());
    }

    @Test
    void theMerchantSaysWhenItShipsAndNothingElseMoves() {
        terms("overdue");
        urge("u-1");
        Instant shipsAt = SHIP_BY.plus(Duration.ofHours(9));
        refused(Refusal.VALUE, "must be in the future", answer("u-1", Shop.START));
        assertInstanceOf(Outcome.NotFound.class, answer("u-9", shipsAt));
        created(answer("u-1", shipsAt));
        assertInstanceOf(Outcome.Repeated.class, answer("u-1", shipsAt));
        assertInstanceOf(Outcome.Conflict.class, answer("u-1", shipsAt.plusMillis(1)));
        assertEquals(1, times(Actor.buyer(BUYER), OrderFact.UrgeAnsweredBuyer.class));
        assertEquals(List.of(), waiting());
        passAt(SHIP_BY.plus(Duration.ofHours(47)));
        assertEquals(0, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofHours(48)));
        assertEquals(1, shop.overdue().lines(), "the line is overdue by the version's hours");
    }

    @Test
    void silenceIsToldOnceFromItsInstantAndCostsNothing() {
        terms("nothing");
        urge("u-1");
        passAt(ANSWER_BY.minusMillis(1));
        assertEquals(0, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        passAt(ANSWER_BY);
        passAt(ANSWER_BY);
        passAt(SHIP_BY.plus(Duration.ofHours(47)));
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        assertEquals(1, times(Actor.buyer(BUYER), OrderFact.UrgeUnansweredBuyer.class));
        assertEquals(List.of(), shop.refunds("O1", "1"));
        assertEquals(List.of(LINE), waiting(), "the desk still sees it");
        created(answer("u-1", SHIP_BY.plus(Duration.ofDays(3))));
        assertEquals(List.of(), waiting());
    }

    @Test
    void whatHasShippedNeedsNoAnswer() {
        terms("overdue");
        urge("u-1");
        shop.ship("O1", "s-1", "1", 2);
        refused(Refusal.LATE, "nothing of the line is left to ship", answer("u-1", ANSWER_BY));
        refused(Refusal.LATE, "nothing of the line is left to ship", urge("u-2"));
        passAt(ANSWER_BY);
        assertEquals(0, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        assertEquals(List.of(), waiting());
    }

    /** Else a merchant would be rid of an urge by a shipment that it withdraws. */
    @Test
    void aShipmentThatDidNotTakePlaceAnswersNothing() {
        terms("overdue");
        urge("u-1");
        shop.ship("O1", "s-1", "1", 2);
        passAt(ANSWER_BY);
        assertEquals(List.of(), waiting());
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofHours(1)));
        new KeepFact(database())
                .keep(
                        new dev.makegood.early.Fact.Withdrawn("O1", "s-1", WithdrawShipment.Reason.TOLD_BY_MISTAKE),
                        Actor.PLATFORM,
                        Optional.empty(),
                        shop.clock.instant());
        new ApplyFacts(database()).ofOrder("O1", shop.clock.instant());
        assertEquals(List.of(LINE), waiting());
        passAt(SHIP_BY.plus(Duration.ofHours(1)));
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        assertShortSince(SHIP_BY.plusMillis(1));
        var looked = Urges.find(database(), LINE);
        new ReopenUrges(database()).reopen(LINE, shop.clock.instant());
        assertEquals(looked, Urges.find(database(), LINE), "a repeat changes nothing");
        passAt(SHIP_BY.plus(Duration.ofHours(2)));
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        assertEquals(List.of(), waiting());
    }

    /** Else a merchant would be rid of an urge by a count that it withdraws. */
    @Test
    void aCountThatWasWrongAnswersNothing() {
        shop.amend("exemptions:", urgeTerms("overdue") + "exemptions:", "units: 200, lines: 100", "units: 1, lines: 1");
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        urge("u-1");
        shop.count("M1", "A", "wrong", 0);
        shop.strand(100);
        passAt(ANSWER_BY);
        assertEquals(List.of(), waiting());
        String act = new Strandings(database())
                .on(1, Optional.empty())
                .items()
                .getFirst()
                .strandingId();
        shop.count("M1", "A", "right", 10);
        created(new DecideBrake(database()).withdraw(act, "A typing error.", Actor.merchant("M1"), ANSWER_BY));
        new CarryOutWithdrawal(database(), (id, fault) -> shop.failures.add(id + ": " + fault)).runOnce(ANSWER_BY, 100);
        assertEquals(List.of(LINE), waiting());
        passAt(ANSWER_BY.plusMillis(1));
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
    }

    @Test
    void aLineHasOneThatWaitsAndFiveInAll() {
        terms("nothing");
        for (int n = 1; n <= Urges.MOST; n++) {
            created(urge("u-" + n));
            refused(Refusal.STATE, "is one too many: the merchant has until", urge("v-" + n));
            shop.clock.advance(ANSWER);
        }
        refused(Refusal.LIMIT, "a line can have at most 5", urge("u-6"));
        assertInstanceOf(
                Outcome.NotFound.class,
                new UrgeToShip(database()).urge(new LineRef("O9", "1"), "u-1", shop.clock.instant()));
    }

    @Test
    void onlyAVersionWithUrgesHasThem() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        refused(Refusal.STATE, "the policy in force has no urges", urge("u-1"));
    }

    @Test
    void anUnansweredUrgeOfALineThatIsNotLateWaitsUntilItIs() {
        terms("overdue");
        urge("u-1");
        passAt(ANSWER_BY);
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        passAt(SHIP_BY);
        assertEquals(List.of(), shop.refunds("O1", "1"));
        created(new ProposeShipTime(database()).propose(LINE, "p-1", SHIP_BY.plusSeconds(9), SHIP_BY));
        created(new AnswerProposal(database()).answer(LINE, "p-1", true, SHIP_BY));
        passAt(SHIP_BY.plusMillis(1));
        assertEquals(List.of(), shop.refunds("O1", "1"), "the buyer agreed to another ship time");
        passAt(SHIP_BY.plusSeconds(9).plusMillis(1));
        assertShortSince(SHIP_BY.plusSeconds(9).plusMillis(1));
    }

    /** The rows decide, and not when a pass runs. */
    @Test
    void aLateLineIsOverdueFromTheInstantAtWhichNobodyAnswered() {
        terms("overdue");
        shop.clock.moveTo(SHIP_BY.plusSeconds(1));
        urge("u-1");
        Instant over = SHIP_BY.plusSeconds(1).plus(ANSWER);
        passAt(over.minusMillis(1));
        assertEquals(List.of(), shop.refunds("O1", "1"));
        shop.clock.moveTo(over);
        refused(Refusal.LATE, "the line is overdue", answer("u-1", over.plusSeconds(1)));
        passAt(over.plus(Duration.ofHours(1)));
        assertShortSince(over);
        assertEquals(List.of(), waiting());
        passAt(over.plus(Duration.ofHours(2)));
        shop.sweep();
        shop.issue();
        assertEquals(1, shop.coupons().size());
        shop.reconcile();
    }

    private void assertShortSince(Instant since) {
        var refund = shop.refunds("O1", "1").getFirst();
        assertEquals(since.plus(Duration.ofHours(24)), refund.due().deadline());
        assertEquals(
                Trigger.OVERDUE, shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    /** Lets the buyer urge as soon as the line is late, and call an hour later; the merchant has to answer before the period is over. */
    private void urgedAndCalled(String then) {
        terms("overdue", "furtherPeriod: {leastDays: 0, mostDays: 1, then: " + then + "}\n");
        shop.clock.moveTo(SHIP_BY.plusSeconds(1));
        created(urge("u-1"));
        callAt(SHIP_BY.plus(Duration.ofHours(1)), TOMORROW);
    }

    private void callAt(Instant instant, LocalDate lastDay) {
        shop.clock.moveTo(instant);
        created(new CallToShip(database()).call(LINE, Optional.of(lastDay), instant));
    }

    private void endPeriods() {
        new EndedPeriods(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
    }

    @Test
    void theLineIsNotOverdueBeforeTheBuyersFurtherPeriodIsOver() {
        urgedAndCalled("rightToCancel");
        passAt(SHIP_BY.plusSeconds(1).plus(ANSWER));
        assertEquals(1, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
        passAt(OVER.minusMillis(1));
        assertEquals(List.of(), shop.refunds("O1", "1"));
        passAt(OVER.plus(Duration.ofHours(1)));
        assertShortSince(OVER);
        passAt(OVER.plus(Duration.ofHours(2)));
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(List.of(), waiting());
    }

    @Test
    void theMerchantAnswersUntilTheFurtherPeriodIsOver() {
        urgedAndCalled("rightToCancel");
        Instant shipsAt = OVER.plus(Duration.ofHours(1));
        shop.clock.moveTo(OVER);
        refused(Refusal.LATE, "the line is overdue", answer("u-1", shipsAt));
        shop.clock.moveTo(OVER.minusMillis(1));
        created(answer("u-1", shipsAt));
        assertInstanceOf(Outcome.Repeated.class, answer("u-1", shipsAt));
        passAt(OVER);
        assertEquals(List.of(), shop.refunds("O1", "1"));
    }

    /** What the period cancels at the same instant has its own trigger, whichever pass runs first. */
    @Test
    void aFurtherPeriodThatCancelsComesFirst() {
        urgedAndCalled("cancellation");
        passAt(OVER);
        passAt(OVER.plusSeconds(60));
        assertEquals(List.of(), shop.refunds("O1", "1"), "the period's own pass comes");
        endPeriods();
        passAt(OVER.plusSeconds(120));
        assertEquals(
                Trigger.FURTHER_PERIOD,
                shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(
                OVER.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
        assertEquals(List.of(), waiting());
    }

    /** The line is overdue from an instant, whether a pass has found it or not; a call at it or later changes nothing. */
    @Test
    void whoCallsOnceTheLineIsOverdueChangesNothing() {
        terms("overdue", "furtherPeriod: {leastDays: 0, mostDays: 1, then: rightToCancel}\n");
        urge("u-1");
        callAt(SHIP_BY.plusMillis(1), TOMORROW);
        passAt(SHIP_BY.plus(Duration.ofHours(2)));
        assertShortSince(SHIP_BY.plusMillis(1));
        shop.clock.moveTo(OVER);
        endPeriods();
        assertEquals(1, shop.refunds("O1", "1").size());
    }

    @Test
    void aFurtherPeriodThatIsOverBeforeTheAnswerIsDueMovesNothing() {
        terms("overdue", "furtherPeriod: {leastDays: 0, mostDays: 1, then: rightToCancel}\n");
        shop.clock.moveTo(SHIP_BY.plusSeconds(1));
        urge("u-1");
        callAt(SHIP_BY.plusSeconds(2), TOMORROW.minusDays(1));
        passAt(SHIP_BY.plusSeconds(1).plus(ANSWER));
        assertShortSince(SHIP_BY.plusSeconds(1).plus(ANSWER));
    }

    /** A ship time that the buyer agrees to ends the period without effect; then the urge counts from that time. */
    @Test
    void aFurtherPeriodOfAnotherShipTimeMovesNothing() {
        urgedAndCalled("rightToCancel");
        Instant agreed = SHIP_BY.plus(Duration.ofHours(9));
        created(new ProposeShipTime(database()).propose(LINE, "p-1", agreed, shop.clock.instant()));
        created(new AnswerProposal(database()).answer(LINE, "p-1", true, shop.clock.instant()));
        passAt(agreed);
        assertEquals(List.of(), shop.refunds("O1", "1"));
        passAt(agreed.plusMillis(1));
        assertShortSince(agreed.plusMillis(1));
    }

    @Test
    void whatIsShortAlreadyStaysAsItIs() {
        terms("overdue");
        urge("u-1");
        shop.admit("O1", "1", OptionalInt.empty());
        passAt(SHIP_BY.plus(Duration.ofDays(1)));
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(0, times(Actor.OPERATOR, OrderFact.UrgeUnansweredOperator.class));
    }

    @Test
    void sixteenAtOnceAreOne() throws Exception {
        terms("nothing");
        var urged = Rivals.race(number -> urge("u-" + number));
        assertEquals(1, urged.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(1, times(Actor.merchant("M1"), OrderFact.UrgedMerchant.class));
        String urgeId = ((Outcome.Created<Urge>) urged.stream()
                        .filter(Outcome.Created.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .value()
                .urgeId();
        var answered = Rivals.race(number -> answer(urgeId, SHIP_BY.plusSeconds(number % 2)));
        assertEquals(
                1, answered.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(1, times(Actor.buyer(BUYER), OrderFact.UrgeAnsweredBuyer.class));
    }
}
