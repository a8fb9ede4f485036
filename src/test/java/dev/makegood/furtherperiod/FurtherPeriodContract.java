package dev.makegood.furtherperiod;

import static dev.makegood.shop.Shop.BUYER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.cancellation.UnansweredCancellations;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.FurtherPeriodFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a further period ends with its last day, and that the version says what follows. */
class FurtherPeriodContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");

    /** The ship time of the lines of a shop: 20:00 in Shanghai. */
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));

    /** When the buyers of these tests call: 21:00 in Shanghai. */
    private static final Instant CALL = SHIP_BY.plus(Duration.ofHours(1));

    /** The last instant of the period that ends with the day after the call. */
    private static final Instant UNTIL = Instant.parse("2026-03-03T15:59:59.999Z");

    private static final Instant OVER = UNTIL.plusMillis(1);

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
    }

    private void terms(String then, String... attributes) {
        shop.amend(
                "overdueHours: 48",
                "overdueHours: 240",
                "choiceWindowHours: 0",
                "choiceWindowHours: 12",
                "exemptions:",
                "furtherPeriod: {leastDays: 1, mostDays: 5, then: " + then + ", notNeededFor: essentialDate}\n"
                        + "negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: true}\nexemptions:");
        place(attributes);
    }

    private void place(String... attributes) {
        shop.place("O1", new PaidOrder.PaidLine("1", "M1", "A", 2, Shop.cny(2_000), SHIP_BY, List.of(attributes)));
    }

    private Outcome<FurtherPeriod> callAt(Instant at, String... lastDay) {
        shop.clock.moveTo(at);
        return call(lastDay);
    }

    private Outcome<FurtherPeriod> call(String... lastDay) {
        return new CallToShip(database())
                .call(LINE, List.of(lastDay).stream().findFirst().map(LocalDate::parse), shop.clock.instant());
    }

    private static FurtherPeriod created(Outcome<FurtherPeriod> outcome) {
        assertInstanceOf(Outcome.Created.class, outcome, outcome::toString);
        return outcome.ifRecorded().orElseThrow();
    }

    private void passAt(Instant instant) {
        shop.clock.moveTo(instant);
        new EndedPeriods(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
        new UnansweredCancellations(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
        assertEquals(List.of(), shop.failures);
    }

    private Optional<Instant> cancelAt(Instant instant) {
        shop.clock.moveTo(instant);
        var told = new Cancellation.CancellationCommand(
                "c-" + instant.toEpochMilli(), Cancellation.Side.BUYER, Shop.cny(0), "it does not come");
        return new ProposeCancellation(database())
                .propose(LINE, told, shop.clock.instant())
                .ifRecorded()
                .flatMap(Cancellation::takesEffectAt);
    }

    private static void refused(Refusal refusal, String reason, Outcome<?> outcome) {
        var refused = assertInstanceOf(Outcome.Refused.class, outcome, outcome::toString);
        assertEquals(refusal, refused.refusal(), refused::reason);
        assertTrue(refused.reason().contains(reason), refused::reason);
    }

    private int times(Actor recipient, Class<? extends FurtherPeriodFact> kind) {
        return shop.told(recipient, kind).size();
    }

    @Test
    void bothSidesAreToldOnceUntilWhenItRunsAndWhatFollows() {
        terms("cancellation");
        FurtherPeriod period = created(callAt(CALL));
        assertEquals(UNTIL, period.until());
        shop.clock.advance(Duration.ofDays(1));
        var again = assertInstanceOf(Outcome.Repeated.class, call());
        assertEquals(period, again.value());
        assertInstanceOf(Outcome.Conflict.class, call("2026-03-05"));
        String told = shop.told(Actor.merchant("M1"), FurtherPeriodFact.FurtherPeriodSetMerchant.class)
                .getFirst();
        assertTrue(told.contains("3 March 2026, 23:59 (UTC+8)"), told);
        assertTrue(told.contains("What has not been shipped by then is cancelled"), told);
        assertEquals(1, times(Actor.merchant("M1"), FurtherPeriodFact.FurtherPeriodSetMerchant.class));
        assertEquals(1, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodSetBuyer.class));
    }

    @Test
    void onlyALateLineHasOneAndOnlyOnce() {
        terms("rightToCancel");
        refused(Refusal.STATE, "the line is not late before", callAt(SHIP_BY));
        created(callAt(SHIP_BY.plusMillis(1), "2026-03-04"));
        assertEquals(0, shop.refunds("O1", "1").size());
        assertInstanceOf(
                Outcome.NotFound.class,
                new CallToShip(database()).call(new LineRef("O9", "1"), Optional.empty(), shop.clock.instant()));
    }

    @Test
    void aPeriodIsAsLongAsTheVersionAllows() {
        terms("rightToCancel");
        refused(Refusal.VALUE, "must be from 2026-03-03 to 2026-03-07", callAt(CALL, "2026-03-02"));
        refused(Refusal.VALUE, "must be from 2026-03-03 to 2026-03-07", call("2026-03-08"));
        assertEquals(
                Instant.parse("2026-03-07T15:59:59.999Z"),
                created(call("2026-03-07")).until());
    }

    @Test
    void whatIsOverdueBeforeItWouldEndHasNone() {
        terms("rightToCancel");
        // Overdue at 2026-03-12T12:00Z, 20:00 in Shanghai.
        refused(Refusal.LATE, "the line is overdue at", callAt(Instant.parse("2026-03-11T15:59:00Z"), "2026-03-12"));
        assertEquals(
                Instant.parse("2026-03-11T15:59:59.999Z"),
                created(callAt(Instant.parse("2026-03-10T15:59:00Z"))).until());
    }

    @Test
    void onlyAVersionWithFurtherPeriodsHasThem() {
        place();
        refused(Refusal.STATE, "the policy does not let buyers set further periods", callAt(CALL));
    }

    @Test
    void whatHasShippedOrIsShortHasNone() {
        terms("cancellation");
        created(callAt(CALL));
        shop.ship("O1", "s-1", "1", 1);
        shop.admit("O1", "1", OptionalInt.empty());
        passAt(OVER);
        assertEquals(1, shop.theCase("O1", "1").units());
        assertEquals(
                Trigger.ADMISSION, shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(0, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodOverBuyer.class));
    }

    /** The end of the period decides, and not when a pass runs. */
    @Test
    void theCancellationTakesEffectAtItsEndAndIsRefundedAtOnce() {
        terms("cancellation");
        callAt(CALL);
        shop.ship("O1", "s-1", "1", 1);
        passAt(UNTIL);
        assertEquals(List.of(), shop.refunds("O1", "1"));
        passAt(OVER.plus(Duration.ofHours(1)));
        passAt(OVER.plus(Duration.ofHours(2)));
        var refund = shop.refunds("O1", "1").getFirst();
        assertEquals(1, shop.theCase("O1", "1").units());
        assertEquals(
                Trigger.FURTHER_PERIOD,
                shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(OVER.plus(Duration.ofHours(24)), refund.due().deadline());
        shop.sweep();
        shop.issue();
        assertEquals(1, shop.coupons().size(), "the compensation of a stockout is owed");
        assertEquals(0, shop.account("M1").balance().getAmountMinorLong());
        shop.reconcile();
    }

    private void didNotTakePlace() {
        new WithdrawShipment(database())
                .withdraw(
                        new WithdrawShipment.Command(
                                "O1", "s-1", WithdrawShipment.Reason.TOLD_BY_MISTAKE, Actor.PLATFORM),
                        _ -> true,
                        shop.clock.instant());
        new ReopenPeriod(database()).reopen(LINE);
    }

    /** Else a merchant would be rid of a period by a shipment that it withdraws. */
    @Test
    void whatWasNotShippedAfterAllIsCancelledFromItsEndOn() {
        terms("cancellation");
        callAt(CALL);
        shop.ship("O1", "s-1", "1", 2);
        passAt(OVER);
        shop.clock.advance(Duration.ofHours(1));
        didNotTakePlace();
        passAt(OVER.plus(Duration.ofHours(2)));
        var ended = FurtherPeriod.find(database(), LINE);
        didNotTakePlace();
        assertEquals(ended, FurtherPeriod.find(database(), LINE), "a repeat changes nothing");
        passAt(OVER.plus(Duration.ofHours(3)));
        assertEquals(
                Trigger.FURTHER_PERIOD,
                shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(2, shop.theCase("O1", "1").units());
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(
                OVER.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
    }

    @Test
    void aShipmentThatIsWithdrawnBeforeItsEndChangesNothing() {
        terms("rightToCancel");
        callAt(CALL);
        shop.ship("O1", "s-1", "1", 2);
        didNotTakePlace();
        passAt(UNTIL);
        assertEquals(0, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodOverBuyer.class));
        passAt(OVER);
        new ReopenPeriod(database()).reopen(LINE);
        passAt(OVER.plusSeconds(60));
        assertEquals(1, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodOverBuyer.class));
    }

    @Test
    void afterItTheBuyerMayCancelAtOnce() {
        terms("rightToCancel");
        assertEquals(Optional.empty(), cancelAt(SHIP_BY.plusSeconds(1)), "a late line alone lets nobody cancel");
        callAt(CALL);
        assertEquals(Optional.of(OVER), cancelAt(CALL.plusSeconds(1)), "who wants out at its end says so before");
        passAt(UNTIL);
        assertEquals(0, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodOverBuyer.class));
        assertEquals(List.of(), shop.refunds("O1", "1"));
        passAt(OVER);
        assertEquals(1, shop.refunds("O1", "1").size());
    }

    @Test
    void whoSaysNothingAfterItKeepsWaitingAndMayCancelAnyTime() {
        terms("rightToCancel");
        callAt(CALL);
        passAt(OVER);
        passAt(OVER.plusSeconds(1));
        assertEquals(1, times(Actor.buyer(BUYER), FurtherPeriodFact.FurtherPeriodOverBuyer.class));
        assertEquals(1, times(Actor.merchant("M1"), FurtherPeriodFact.FurtherPeriodOverMerchant.class));
        assertEquals(List.of(), shop.refunds("O1", "1"));
        Instant later = OVER.plus(Duration.ofDays(2));
        assertEquals(Optional.of(later), cancelAt(later));
        passAt(later);
        assertEquals(
                Trigger.AGREEMENT, shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(1, shop.refunds("O1", "1").size());
    }

    private void versionWithoutPeriods() {
        shop.publish(
                "pdd-stockout",
                "version: 1\n",
                "version: 4\neffectiveAt: 2026-03-03T00:00:00Z\n",
                "overdueHours: 48",
                "overdueHours: 240");
    }

    /** A later version takes nothing from a buyer who has set a period. */
    @Test
    void whatThePeriodGaveStaysUnderAVersionWithoutPeriods() {
        terms("rightToCancel");
        callAt(CALL);
        versionWithoutPeriods();
        assertInstanceOf(Outcome.Repeated.class, callAt(UNTIL.minusMillis(1)));
        assertEquals(Optional.of(OVER), cancelAt(UNTIL));
        passAt(UNTIL);
        assertEquals(List.of(), shop.refunds("O1", "1"));
        passAt(OVER);
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    @Test
    void whoSaidNothingMayCancelUnderAVersionWithoutPeriodsToo() {
        terms("rightToCancel");
        callAt(CALL);
        versionWithoutPeriods();
        passAt(OVER);
        Instant later = OVER.plus(Duration.ofDays(2));
        assertEquals(Optional.of(later), cancelAt(later));
        passAt(later);
        assertEquals(1, shop.refunds("O1", "1").size());
    }

    /** Whether a date is essential is the word of the version in force, and the buyer has done nothing yet. */
    @Test
    void aVersionWithoutPeriodsKnowsNoEssentialDate() {
        terms("rightToCancel", "essentialDate");
        versionWithoutPeriods();
        assertEquals(Optional.of(SHIP_BY), cancelAt(CALL.minusSeconds(3_601)), "the version before it does");
        assertEquals(Optional.empty(), cancelAt(OVER));
    }

    /** Both fall on the same instant; the buyer who also says so gets no less than the one who says nothing. */
    @Test
    void whatThePeriodCancelsIsNoWishOfTheBuyerWhicheverPassRunsFirst() {
        terms("cancellation");
        callAt(CALL);
        assertEquals(Optional.of(OVER), cancelAt(CALL.plusSeconds(1)));
        shop.clock.moveTo(OVER.plus(Duration.ofHours(1)));
        for (int i = 0; i < 2; i++) {
            new UnansweredCancellations(database(), (line, fault) -> shop.failures.add(line + ": " + fault))
                    .runOnce(shop.clock.instant(), 100);
        }
        assertEquals(List.of(), shop.refunds("O1", "1"), "the period's own pass comes");
        passAt(OVER.plus(Duration.ofHours(1)));
        passAt(OVER.plus(Duration.ofHours(2)));
        assertEquals(
                Trigger.FURTHER_PERIOD,
                shop.theCase("O1", "1").tranches().getFirst().trigger());
        assertEquals(1, shop.refunds("O1", "1").size());
        assertEquals(
                OVER.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
    }

    @Test
    void aLineWhoseDateIsEssentialNeedsNone() {
        terms("rightToCancel", "essentialDate");
        assertEquals(Optional.of(SHIP_BY), cancelAt(Shop.START.plusSeconds(1)));
        assertEquals(Optional.of(CALL), cancelAt(CALL));
        passAt(CALL);
        assertEquals(1, shop.refunds("O1", "1").size());
    }

    /** A buyer who agrees to a later ship time has taken the call back, and may call again. */
    @Test
    void aShipTimeThatTheBuyerAgreesToEndsIt() {
        terms("cancellation");
        callAt(CALL);
        Instant agreed = OVER.plus(Duration.ofHours(5));
        new ProposeShipTime(database()).propose(LINE, "p-1", agreed, CALL);
        new AnswerProposal(database()).answer(LINE, "p-1", true, CALL);
        passAt(OVER);
        assertEquals(List.of(), shop.refunds("O1", "1"));
        refused(Refusal.STATE, "the line is not late before", callAt(agreed));
        assertEquals(
                Instant.parse("2026-03-05T15:59:59.999Z"),
                created(callAt(agreed.plusMillis(1))).until());
        passAt(Instant.parse("2026-03-05T16:00:00Z"));
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    @Test
    void sixteenAtOnceAreOne() throws Exception {
        terms("cancellation");
        shop.clock.moveTo(CALL);
        var called = Rivals.race(number -> call("2026-03-0" + (3 + number % 3)));
        assertEquals(
                1, called.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(1, times(Actor.merchant("M1"), FurtherPeriodFact.FurtherPeriodSetMerchant.class));
    }
}
