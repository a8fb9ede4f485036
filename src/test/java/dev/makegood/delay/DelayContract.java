package dev.makegood.delay;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.DelayFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.policy.Silence;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what a delay that the merchant tells and the buyer's silence about it mean, as the version says. */
class DelayContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");

    /** The ship time of the lines of a shop, 20:00 in the zone of the version. */
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));

    /** The end of the thirtieth day after it. */
    private static final Instant THIRTIETH = Instant.parse("2026-04-01T15:59:59.999Z");

    /** The end of the day of the ship time, and an hour before it. */
    private static final Instant TODAY = Instant.parse("2026-03-02T15:59:59.999Z");

    private static final Instant LATER_TODAY = Instant.parse("2026-03-02T15:00:00Z");

    private final List<String> failures = new ArrayList<>();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
        terms("first: {consentUpToDays: 30, cancelAfterDays: 30}, later: {cancelAfterDays: 0}");
    }

    private void terms(String silence) {
        shop.amend(
                "overdueHours: 48",
                "overdueHours: 0",
                "version: 3\n",
                "version: 3\nnegotiation: {proposals: 3, untilHoursBefore: 0}\nsilence: {" + silence + "}\n");
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
    }

    private Outcome<Delay> tell(String id, Optional<Instant> shipBy) {
        return new TellDelay(database()).tell(LINE, id, shipBy, shop.clock.instant());
    }

    private Delay told(String id, Instant shipBy) {
        return assertInstanceOf(Outcome.Created.class, tell(id, Optional.of(shipBy)))
                                .value()
                        instanceof Delay delay
                ? delay
                : null;
    }

    private Delay toldWithoutDate(String id) {
        assertInstanceOf(Outcome.Created.class, tell(id, Optional.empty()));
        return stored(id);
    }

    private Outcome<Delay> answer(String id, boolean accepted) {
        return new AnswerDelay(database()).answer(LINE, id, accepted, shop.clock.instant());
    }

    private void answered(String id, boolean accepted) {
        assertInstanceOf(Outcome.Created.class, answer(id, accepted));
    }

    private static void refused(Refusal why, String reason, Outcome<?> outcome) {
        var refused = assertInstanceOf(Outcome.Refused.class, outcome);
        assertEquals(why, refused.refusal());
        assertTrue(refused.reason().startsWith(reason), refused::reason);
    }

    private int pass(Database database) {
        return new SilentDelays(database, (line, fault) -> failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
    }

    /** The workers in both orders do the same. */
    private void pass() {
        assertEquals(0, shop.overdue().lines(), "the buyer, or silence, decides first");
        assertEquals(0, pass(database()), failures::toString);
    }

    private void at(Instant instant) {
        shop.clock.moveTo(instant);
        pass();
    }

    private OrderLine theLine() {
        return new Orders(database()).findLine(LINE).orElseThrow().value();
    }

    private Delay stored(String id) {
        return Delays.find(database(), LINE).orElseThrow().value().find(id).orElseThrow();
    }

    private void settled(long refunded) {
        shop.sweep();
        shop.issue();
        assertEquals(cny(refunded), shop.gateway.books().values().stream().reduce(cny(0), Money::plus));
        shop.reconcile();
    }

    private String noticed(Actor recipient, Class<? extends Fact> kind) {
        return shop.told(recipient, kind).getFirst();
    }

    @Test
    void silenceAboutAShortFirstDelayIsConsentAtTheVeryInstant() {
        Delay delay = told("d-1", THIRTIETH);
        assertEquals(new Silence(Silence.Meaning.CONSENT, SHIP_BY), delay.silence());
        at(SHIP_BY);
        assertEquals(SHIP_BY, theLine().shipBy());
        assertTrue(stored("d-1").answer().isEmpty());
        at(SHIP_BY.plusMillis(1));
        assertEquals(THIRTIETH, theLine().shipBy());
        assertEquals(
                new Delay.Answer(true, SHIP_BY.plusMillis(1), true),
                stored("d-1").answer().orElseThrow());
        pass();
        settled(0);
        shop.clock.moveTo(THIRTIETH);
        assertEquals(1, shop.overdue().lines());
        settled(2_000);
    }

    @Test
    void silenceAboutALongerFirstDelayCancelsAtTheVeryInstant() {
        Delay delay = told("d-1", THIRTIETH.plusMillis(1));
        assertEquals(new Silence(Silence.Meaning.CANCELLATION, THIRTIETH), delay.silence());
        at(SHIP_BY.plusMillis(1));
        at(THIRTIETH.minusMillis(1));
        at(THIRTIETH);
        settled(0);
        at(THIRTIETH.plusMillis(1));
        assertEquals(Trigger.DELAY, shop.theCase("O1", "1").trigger());
        assertEquals(
                THIRTIETH.plusMillis(1),
                shop.theCase("O1", "1").tranches().getFirst().knownAt());
        settled(2_000);
        pass();
        settled(2_000);
    }

    /** A refund counts from the instant at which silence cancels, however late a pass finds out. */
    @Test
    void aLatePassChangesNoTime() {
        toldWithoutDate("d-1");
        at(THIRTIETH.plus(Duration.ofHours(3)));
        Instant knownAt = THIRTIETH.plusMillis(1);
        assertEquals(knownAt, shop.theCase("O1", "1").tranches().getFirst().knownAt());
        assertEquals(
                knownAt.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
        assertEquals(knownAt, stored("d-1").answer().orElseThrow().at());
        settled(2_000);
    }

    @Test
    void silenceAboutADelayWithoutADateCancels() {
        assertEquals(
                new Silence(Silence.Meaning.CANCELLATION, THIRTIETH),
                toldWithoutDate("d-1").silence());
        at(THIRTIETH.plusMillis(1));
        settled(2_000);
    }

    @Test
    void silenceAboutASecondDelayCancelsHoweverShortItIs() {
        told("d-1", THIRTIETH);
        refused(Refusal.STATE, "cannot be told yet", tell("d-2", Optional.of(THIRTIETH.plusSeconds(1))));
        at(SHIP_BY.plusMillis(1));
        Delay second = told("d-2", THIRTIETH.plusSeconds(1));
        assertEquals(new Silence(Silence.Meaning.CANCELLATION, THIRTIETH), second.silence());
        at(THIRTIETH);
        settled(0);
        at(THIRTIETH.plusMillis(1));
        settled(2_000);
    }

    @Test
    void consentMovesTheShipTimeAndNothingElseDecidesAfterIt() {
        told("d-1", THIRTIETH.plusMillis(1));
        answered("d-1", true);
        assertEquals(THIRTIETH.plusMillis(1), theLine().shipBy());
        assertInstanceOf(Outcome.Repeated.class, answer("d-1", true));
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", false));
        at(THIRTIETH);
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        assertEquals(0, pass(database()));
        assertEquals(1, shop.overdue().lines());
        assertEquals(Trigger.OVERDUE, shop.theCase("O1", "1").trigger());
        settled(2_000);
    }

    @Test
    void whoCancelsIsRefundedAtOnce() {
        told("d-1", THIRTIETH);
        answered("d-1", false);
        assertEquals(Trigger.DELAY, shop.theCase("O1", "1").trigger());
        assertEquals(
                Actor.buyer(BUYER),
                shop.theCase("O1", "1").tranches().getFirst().by());
        settled(2_000);
        assertInstanceOf(Outcome.Repeated.class, answer("d-1", false));
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", true));
        at(THIRTIETH.plusMillis(1));
        settled(2_000);
    }

    /** The refund needs no window, since the buyer has chosen. */
    @Test
    void nothingIsLeftToChoose() {
        var other = new Shop(database(), scanner());
        other.publish(
                "tmall-stockout",
                "exemptions",
                "silence: {first: {cancelAfterDays: 0}, later: {cancelAfterDays: 0}}\nexemptions");
        other.place("tmall", "O2", Shop.START, Shop.promised("1", 1, 5_000));
        var ref = new LineRef("O2", "1");
        assertInstanceOf(
                Outcome.Created.class, new TellDelay(database()).tell(ref, "d-1", Optional.empty(), Shop.START));
        assertInstanceOf(Outcome.Created.class, new AnswerDelay(database()).answer(ref, "d-1", false, Shop.START));
        assertEquals(Shop.START, other.refunds("O2", "1").getFirst().due().dueAt());
    }

    @Test
    void theBuyerDecidesUntilTheVeryInstant() {
        toldWithoutDate("d-1");
        shop.clock.moveTo(THIRTIETH);
        answered("d-1", true);
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        pass();
        settled(0);
    }

    @Test
    void anAnswerAfterTheInstantIsTooLateEvenBeforeThePass() {
        toldWithoutDate("d-1");
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        refused(Refusal.LATE, "comes too late: the buyer had to decide by", answer("d-1", true));
        refused(Refusal.LATE, "comes too late: the buyer had to decide by", answer("d-1", false));
        pass();
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", true));
        settled(2_000);
    }

    /** Tells a second delay to a time of the same day, at whose end silence cancels; so the time is over before that. */
    private void toldToday() {
        told("d-1", SHIP_BY.plusMillis(1));
        answered("d-1", true);
        assertEquals(
                new Silence(Silence.Meaning.CANCELLATION, TODAY),
                told("d-2", LATER_TODAY).silence());
    }

    /** Else an answer would make the line late from an instant in the past. */
    @Test
    void nobodyAgreesToAShipTimeThatIsOver() {
        toldToday();
        for (Instant over : List.of(LATER_TODAY, LATER_TODAY.plusMillis(1), TODAY)) {
            shop.clock.moveTo(over);
            refused(
                    Refusal.LATE,
                    "comes too late: the new ship time, " + LATER_TODAY + ", is over",
                    answer("d-2", true));
            pass();
        }
        assertTrue(stored("d-2").answer().isEmpty());
        assertEquals(
                1,
                shop.told(Actor.merchant("M1"), DelayFact.DelayAgreedMerchant.class)
                        .size());
        settled(0);
        at(TODAY.plusMillis(1));
        assertEquals(Trigger.DELAY, shop.theCase("O1", "1").trigger());
        settled(2_000);
    }

    @Test
    void whoAgreedInTimeIsAnsweredTheSameOnceTheTimeIsOver() {
        toldToday();
        shop.clock.moveTo(LATER_TODAY.minusMillis(1));
        answered("d-2", true);
        shop.clock.moveTo(LATER_TODAY);
        assertInstanceOf(Outcome.Repeated.class, answer("d-2", true));
        assertEquals(1, shop.overdue().lines());
        settled(2_000);
    }

    @Test
    void whoDoesNotAgreeToAShipTimeThatIsOverCancels() {
        toldToday();
        shop.clock.moveTo(LATER_TODAY.plusMillis(1));
        answered("d-2", false);
        assertInstanceOf(Outcome.Repeated.class, answer("d-2", false));
        assertInstanceOf(Outcome.Conflict.class, answer("d-2", true));
        settled(2_000);
    }

    @Test
    void whoseSilenceAgreedCancelsUntilTheNewTimeIsOver() {
        told("d-1", THIRTIETH);
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        refused(Refusal.LATE, "comes too late", answer("d-1", true));
        pass();
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", false));
        shop.clock.moveTo(THIRTIETH);
        answered("d-1", false);
        Delay delay = stored("d-1");
        assertTrue(delay.answer().orElseThrow().silent());
        assertEquals(Optional.of(THIRTIETH), delay.cancelledAt());
        assertInstanceOf(Outcome.Repeated.class, answer("d-1", false));
        settled(2_000);
    }

    @Test
    void aCancellationBeforeThePassButAfterTheInstantHoldsToo() {
        told("d-1", THIRTIETH);
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        answered("d-1", false);
        pass();
        settled(2_000);
    }

    @Test
    void onlyTheLatestDelayIsCancelled() {
        told("d-1", THIRTIETH);
        at(SHIP_BY.plusMillis(1));
        told("d-2", THIRTIETH.plusSeconds(1));
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", false));
        answered("d-2", false);
        settled(2_000);
    }

    /** 16 CFR 435.2(b)(2): the date that was expressly agreed to takes the place of the one to which silence agreed. */
    @Test
    void whoAgreesToALaterDelayNoLongerCancelsTheOneToWhichSilenceAgreed() {
        told("d-1", THIRTIETH);
        at(SHIP_BY.plusMillis(1));
        told("d-2", THIRTIETH.plusSeconds(1));
        answered("d-2", true);
        for (Instant then : List.of(SHIP_BY.plusMillis(1), THIRTIETH, THIRTIETH.plusSeconds(1))) {
            shop.clock.moveTo(then);
            assertInstanceOf(Outcome.Conflict.class, answer("d-1", false));
            assertInstanceOf(Outcome.Conflict.class, answer("d-2", false));
        }
        assertInstanceOf(Outcome.Repeated.class, answer("d-1", true));
        settled(0);
    }

    @Test
    void whoAgreesToAProposedShipTimeNoLongerCancelsTheDelayToWhichSilenceAgreed() {
        told("d-1", THIRTIETH);
        at(SHIP_BY.plusMillis(1));
        Instant later = THIRTIETH.plusSeconds(1);
        proposed("p-1", later, false);
        proposed("p-2", later, true);
        assertEquals(later, theLine().shipBy());
        for (Instant then : List.of(SHIP_BY.plusMillis(1), THIRTIETH, later)) {
            shop.clock.moveTo(then);
            assertInstanceOf(Outcome.Conflict.class, answer("d-1", false));
        }
        settled(0);
    }

    @Test
    void whoDeclinesAProposedShipTimeMayStillCancelTheDelayToWhichSilenceAgreed() {
        told("d-1", THIRTIETH);
        at(SHIP_BY.plusMillis(1));
        proposed("p-1", THIRTIETH.plusSeconds(1), false);
        answered("d-1", false);
        settled(2_000);
    }

    private void proposed(String proposalId, Instant shipBy, boolean accepted) {
        Instant now = shop.clock.instant();
        assertInstanceOf(Outcome.Created.class, new ProposeShipTime(database()).propose(LINE, proposalId, shipBy, now));
        assertInstanceOf(Outcome.Created.class, new AnswerProposal(database()).answer(LINE, proposalId, accepted, now));
    }

    @Test
    void whoWaitsWithoutADateIsNeverLateAndCancelsAtAnyTime() {
        toldWithoutDate("d-1");
        answered("d-1", true);
        at(THIRTIETH.plus(Duration.ofDays(900)));
        refused(Refusal.STATE, "cannot be told yet", tell("d-2", Optional.of(THIRTIETH)));
        answered("d-1", false);
        settled(2_000);
    }

    @Test
    void whatShippedMeanwhileIsNotCancelled() {
        toldWithoutDate("d-1");
        shop.ship("O1", "s-1", "1", 2);
        at(THIRTIETH.plusMillis(1));
        settled(0);
        assertEquals(List.of(), shop.told(Actor.buyer(BUYER), DelayFact.DelayCancelledBuyer.class));
        assertEquals(List.of(), shop.told(Actor.merchant("M1"), DelayFact.DelayCancelledMerchant.class));
        assertInstanceOf(Outcome.Conflict.class, answer("d-1", true));
    }

    @Test
    void ofALineThatShippedInPartTheRestIsCancelled() {
        toldWithoutDate("d-1");
        shop.ship("O1", "s-1", "1", 1);
        at(THIRTIETH.plusMillis(1));
        settled(1_000);
    }

    /** The shipment was reported in time, and had until the instant; its refund counts from then. */
    @Test
    void aShipmentThatDidNotTakePlaceIsOverdueFromTheInstantOn() {
        for (int shipped : new int[] {1, 2}) {
            String order = "O" + (shipped + 1);
            shop.place(order, line("1", "M1", "A", 2, 2_000));
            new TellDelay(database()).tell(new LineRef(order, "1"), "d-1", Optional.empty(), shop.clock.instant());
            shop.ship(order, "s-1", "1", shipped);
        }
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        assertEquals(0, pass(database()));
        shop.clock.moveTo(THIRTIETH.plus(Duration.ofDays(1)));
        for (String order : List.of("O2", "O3")) {
            withdraw(order);
        }
        assertEquals(3, shop.overdue().lines(), "with O1, which nobody delayed");
        for (String order : List.of("O2", "O3")) {
            assertEquals(
                    THIRTIETH, shop.theCase(order, "1").tranches().getLast().knownAt());
        }
    }

    /** While the buyer decided, they had time; a cancellation of the rest does not make them late in hindsight. */
    @Test
    void aShipmentThatDidNotTakePlaceIsOverdueFromTheBuyersCancellationOn() {
        toldWithoutDate("d-1");
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofDays(1)));
        shop.ship("O1", "s-1", "1", 1);
        Instant cancelled = SHIP_BY.plus(Duration.ofDays(2));
        shop.clock.moveTo(cancelled);
        answered("d-1", false);
        assertEquals(cancelled, theLine().shipBy());
        shop.clock.moveTo(SHIP_BY.plus(Duration.ofDays(3)));
        withdraw("O1");
        assertEquals(1, shop.overdue().lines());
        assertEquals(cancelled, shop.theCase("O1", "1").tranches().getLast().knownAt());
        settled(2_000);
    }

    @Test
    void whoCancelsBeforeTheShipTimeMovesItNoEarlier() {
        toldWithoutDate("d-1");
        shop.ship("O1", "s-1", "1", 1);
        answered("d-1", false);
        assertEquals(SHIP_BY, theLine().shipBy());
        withdraw("O1");
        shop.clock.moveTo(SHIP_BY.minusMillis(1));
        assertEquals(0, shop.overdue().lines());
    }

    private void withdraw(String order) {
        new WithdrawShipment(database())
                .withdraw(
                        new WithdrawShipment.Command(
                                order, "s-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.PLATFORM),
                        _ -> true,
                        shop.clock.instant());
    }

    @Test
    void unitsThatGoShortOtherwiseAreNoLongerDelayed() {
        toldWithoutDate("d-1");
        shop.admit("O1", "1", OptionalInt.of(1));
        settled(1_000);
        at(THIRTIETH.plusMillis(1));
        assertEquals(
                List.of(Trigger.ADMISSION, Trigger.DELAY),
                shop.theCase("O1", "1").tranches().stream()
                        .map(tranche -> tranche.trigger())
                        .toList());
        settled(2_000);
    }

    @Test
    void aDelayIsToldUntilTheShipTimeThatCounts() {
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        refused(Refusal.LATE, "comes too late: a delay had to be told by", tell("d-1", Optional.of(THIRTIETH)));
        shop.clock.moveTo(SHIP_BY);
        refused(Refusal.VALUE, "must be later", tell("d-1", Optional.of(SHIP_BY)));
        told("d-1", SHIP_BY.plusMillis(1));
        assertInstanceOf(Outcome.Repeated.class, tell("d-1", Optional.of(SHIP_BY.plusMillis(1))));
        assertInstanceOf(Outcome.Conflict.class, tell("d-1", Optional.empty()));
        assertInstanceOf(Outcome.NotFound.class, answer("d-2", true));
    }

    @Test
    void whatHasShippedHasNoDelay() {
        shop.ship("O1", "s-1", "1", 2);
        refused(Refusal.LATE, "comes too late: the whole line", tell("d-1", Optional.empty()));
    }

    @Test
    void whileTheBuyerDecidesNoOtherShipTimeIsProposed() {
        toldWithoutDate("d-1");
        var proposed = new ProposeShipTime(database()).propose(LINE, "p-1", THIRTIETH, shop.clock.instant());
        refused(Refusal.STATE, "cannot be moved, since the buyer decides about a delay", proposed);
    }

    @Test
    void thereAreTenDelays() {
        Instant next = SHIP_BY;
        for (int i = 1; i <= 10; i++) {
            next = next.plusSeconds(1);
            told("d-" + i, next);
            answered("d-" + i, true);
        }
        refused(Refusal.LIMIT, "is of one delay too many", tell("d-11", Optional.empty()));
    }

    @Test
    void bothSidesReadWhatSilenceMeansAndUntilWhen() {
        Actor buyer = Actor.buyer(BUYER);
        Actor merchant = Actor.merchant("M1");
        told("d-1", THIRTIETH);
        assertEquals(
                "Your order O1, line 1: the merchant cannot ship A by 2 March 2026, 20:00 (UTC+8) (delay d-1). It names 1 April"
                        + " 2026, 23:59 (UTC+8) instead. You can agree, or cancel what has not been shipped; what you paid"
                        + " for it is then refunded in full. If you do not answer, the new time counts; until it is over"
                        + " you may still cancel what has not been shipped.",
                noticed(buyer, DelayFact.DelayToldBuyer.class));
        at(SHIP_BY.plusMillis(1));
        assertTrue(noticed(buyer, DelayFact.DelaySilentlyAgreedBuyer.class)
                .contains("is now to be shipped by 1 April 2026, 23:59 (UTC+8)"));
        assertTrue(
                noticed(merchant, DelayFact.DelaySilentlyAgreedMerchant.class).contains("counts as consent"));
        toldWithoutDate("d-2");
        String second = noticed(buyer, DelayFact.DelayToldBuyer.class);
        assertTrue(second.contains("It cannot say when it will ship."), second);
        assertTrue(
                second.contains("If you do not agree by 1 April 2026, 23:59 (UTC+8), what has not been shipped"),
                second);
        assertTrue(second.endsWith("If you agree, you may still cancel at any time until it is shipped."), second);
        at(THIRTIETH.plusMillis(1));
        assertTrue(noticed(buyer, DelayFact.DelayCancelledBuyer.class).contains("you have not agreed to delay d-2"));
        assertTrue(noticed(merchant, DelayFact.DelayCancelledMerchant.class).contains("Please do not ship it"));
        assertTrue(noticed(buyer, CaseFact.StockoutBuyer.class)
                .contains("Reason: the merchant announced a delay, and the buyer did not agree to it."));
    }

    @Test
    void theMerchantReadsTheAnswer() {
        Actor merchant = Actor.merchant("M1");
        toldWithoutDate("d-1");
        answered("d-1", true);
        assertTrue(noticed(merchant, DelayFact.DelayAgreedMerchant.class).endsWith("until it is shipped."));
        answered("d-1", false);
        assertTrue(noticed(merchant, DelayFact.DelayCancelledMerchant.class).contains("has not agreed to delay d-1"));
        assertEquals(List.of(), shop.told(Actor.buyer(BUYER), DelayFact.DelayCancelledBuyer.class));
    }

    @Test
    void withoutTermsNoDelayIsTold() {
        shop.publish("tmall-stockout");
        shop.place("tmall", "O2", Shop.START, Shop.promised("1", 1, 5_000));
        refused(
                Refusal.STATE,
                "cannot be told: the policy does not say",
                new TellDelay(database()).tell(new LineRef("O2", "1"), "d-1", Optional.empty(), shop.clock.instant()));
    }

    @Test
    void aDelayOfWhichSilenceMeansNothingIsRefused() {
        shop.publish(
                "tmall-stockout",
                "exemptions",
                "silence: {first: {consentUpToDays: 1}, later: {consentUpToDays: 1}}\nexemptions");
        shop.place("tmall", "O2", Shop.START, Shop.promised("1", 1, 5_000));
        var ref = new LineRef("O2", "1");
        Instant last = Instant.parse("2026-03-04T15:59:59.999Z");
        var tell = new TellDelay(database());
        for (Optional<Instant> tooLong : List.of(Optional.of(last.plusMillis(1)), Optional.<Instant>empty())) {
            refused(
                    Refusal.VALUE,
                    "must be there, and at most " + last,
                    tell.tell(ref, "d-1", tooLong, shop.clock.instant()));
        }
        assertInstanceOf(Outcome.Created.class, tell.tell(ref, "d-1", Optional.of(last), shop.clock.instant()));
    }

    /** The first pass dies at its commit. */
    @Test
    void aPassThatDiesLeavesTheDelayToTheNext() {
        toldWithoutDate("d-1");
        shop.clock.moveTo(THIRTIETH.plusMillis(1));
        assertEquals(1, pass(new Dies()));
        assertEquals(1, failures.size());
        assertFalse(theLine().times().undecided().isEmpty());
        failures.clear();
        pass();
        settled(2_000);
    }

    private final class Dies implements DelegatingDatabase {
        @Override
        public Database database() {
            return DelayContract.this.database();
        }

        @Override
        public boolean commit(List<Write> writes) {
            throw new IllegalStateException("the worker died");
        }
    }

    @Test
    void ofPassesAnswersShipmentsAndAdmissionsAtOnceMoneyMovesOnce() throws Exception {
        toldWithoutDate("d-1");
        shop.clock.moveTo(THIRTIETH);
        Instant silent = THIRTIETH.plusMillis(1);
        Rivals.race(n -> switch (n % 5) {
            case 0 -> new AnswerDelay(database()).answer(LINE, "d-1", false, THIRTIETH);
            case 1 -> new SilentDelays(database(), (_, _) -> {}).runOnce(silent, 100);
            case 2 -> shop.admit("O1", "1", OptionalInt.empty());
            case 3 -> shop.overdue();
            default -> shop.sweep();
        });
        shop.clock.moveTo(silent);
        assertEquals(0, pass(database()), failures::toString);
        assertEquals(2, shop.theCase("O1", "1").units());
        settled(2_000);
    }
}
