package dev.makegood.cancellation;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.CancellationFact;
import dev.makegood.order.LineRef;
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

/** Verifies that a buyer who wants out is never more than one request away, where the version says so. */
class UnansweredCancellationsContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final Duration ANSWER = Duration.ofHours(24);

    /** The ship time of the lines of a shop. */
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));

    private final List<String> failures = new ArrayList<>();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
    }

    private void terms(String terms, String... changes) {
        var all = new ArrayList<>(List.of(changes));
        all.addAll(
                0,
                List.of("version: 3\n", "version: 3\ncancellation: {owedIfMerchantProposes: true, " + terms + "}\n"));
        shop.amend(all.toArray(String[]::new));
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
    }

    private void answeredWithinADay() {
        terms("owedIfBuyerProposes: false, answerWithinHours: 24");
    }

    private Cancellation propose(String id, Side by, long compensation) {
        var told = new Cancellation.CancellationCommand(id, by, cny(compensation), "it takes too long");
        return assertInstanceOf(
                                        Outcome.Created.class,
                                        new ProposeCancellation(database()).propose(LINE, told, shop.clock.instant()))
                                .value()
                        instanceof Cancellation proposed
                ? proposed
                : null;
    }

    private Outcome<Cancellation> answer(String id, boolean accepted) {
        return new AnswerCancellation(database()).answer(LINE, id, Side.MERCHANT, accepted, shop.clock.instant());
    }

    private int pass(Database database) {
        return new UnansweredCancellations(database, (line, fault) -> failures.add(line + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
    }

    private void pass() {
        assertEquals(0, pass(database()), failures::toString);
    }

    private Money paid() {
        return shop.gateway.books().values().stream().reduce(cny(0), Money::plus);
    }

    private void settled(long refunded, long compensated) {
        shop.sweep();
        shop.issue();
        assertEquals(cny(refunded), paid());
        assertEquals(
                cny(compensated),
                shop.coupons().stream().map(coupon -> coupon.balance()).reduce(cny(0), Money::plus));
        shop.reconcile();
    }

    private Cancellation stored(String id) {
        return Cancellations.find(database(), LINE)
                .orElseThrow()
                .value()
                .find(id)
                .orElseThrow();
    }

    @Test
    void whatTheMerchantDoesNotAnswerInTimeTakesEffectAtTheVeryInstant() {
        answeredWithinADay();
        assertEquals(
                Optional.of(Shop.START.plus(ANSWER)),
                propose("c-1", Side.BUYER, 0).takesEffectAt());
        shop.clock.moveTo(Shop.START.plus(ANSWER).minusMillis(1));
        pass();
        settled(0, 0);
        shop.clock.advance(Duration.ofMillis(1));
        pass();
        settled(2_000, 0);
        assertEquals(Trigger.AGREEMENT, shop.theCase("O1", "1").trigger());
        assertTrue(stored("c-1").answer().orElseThrow().unanswered());
        pass();
        settled(2_000, 0);
    }

    /** The refund counts from the instant at which the proposal takes effect, whoever finds out, and however late. */
    @Test
    void aLatePassOrALateConsentChangesNoTime() {
        answeredWithinADay();
        Instant inEffect = Shop.START.plus(ANSWER);
        shop.place("O2", line("1", "M1", "A", 2, 2_000));
        propose("c-1", Side.BUYER, 0);
        var other = new LineRef("O2", "1");
        new ProposeCancellation(database())
                .propose(
                        other,
                        new Cancellation.CancellationCommand("c-1", Side.BUYER, cny(0), "it takes too long"),
                        shop.clock.instant());
        shop.clock.moveTo(inEffect.plus(Duration.ofHours(3)));
        assertInstanceOf(
                Outcome.Created.class,
                new AnswerCancellation(database()).answer(other, "c-1", Side.MERCHANT, true, shop.clock.instant()));
        pass();
        for (String order : List.of("O1", "O2")) {
            assertEquals(
                    inEffect, shop.theCase(order, "1").tranches().getFirst().knownAt());
            assertEquals(
                    inEffect.plus(Duration.ofHours(24)),
                    shop.refunds(order, "1").getFirst().due().deadline());
        }
        settled(4_000, 0);
    }

    @Test
    void bothSidesAreToldTheTimeAndTheEffect() {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        String time = "before 3 March 2026, 12:00 (UTC+8)";
        assertTrue(told(Actor.merchant("M1"), CancellationFact.CancellationProposedMerchant.class)
                .contains("Unless you answer " + time));
        assertTrue(told(Actor.buyer(BUYER), CancellationFact.CancellationReceivedBuyer.class)
                .contains("Unless the merchant answers " + time));
        shop.clock.advance(ANSWER);
        pass();
        assertTrue(told(Actor.buyer(BUYER), CancellationFact.CancellationInEffectBuyer.class)
                .startsWith("Your proposal c-1 to cancel A of order O1, line 1, has taken effect"));
        assertTrue(told(Actor.merchant("M1"), CancellationFact.CancellationInEffectMerchant.class)
                .contains("Please do not ship it"));
    }

    private String told(Actor recipient, Class<? extends dev.makegood.notice.Fact> kind) {
        return shop.told(recipient, kind).getFirst();
    }

    @Test
    void anAnswerInTimeHolds() {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        shop.clock.moveTo(Shop.START.plus(ANSWER).minusMillis(1));
        assertInstanceOf(Outcome.Created.class, answer("c-1", false));
        shop.clock.advance(ANSWER);
        pass();
        settled(0, 0);
    }

    @Test
    void aRefusalThatComesLaterIsTooLateEvenBeforeThePass() {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        shop.clock.advance(ANSWER);
        var refused = assertInstanceOf(Outcome.Refused.class, answer("c-1", false));
        assertTrue(refused.reason().startsWith("comes too late"));
        pass();
        assertInstanceOf(Outcome.Conflict.class, answer("c-1", false));
        assertInstanceOf(Outcome.Repeated.class, answer("c-1", true));
        settled(2_000, 0);
    }

    @Test
    void onceTheLineIsLateItTakesEffectAtOnce() {
        terms("owedIfBuyerProposes: false, answerWithinHours: 24, atOnceWhenLate: true");
        assertEquals(Optional.of(SHIP_BY), propose("c-1", Side.BUYER, 0).takesEffectAt());
        shop.clock.moveTo(SHIP_BY.plusSeconds(5));
        assertEquals(
                Optional.of(SHIP_BY.plusSeconds(5)),
                propose("c-2", Side.BUYER, 0).takesEffectAt());
        pass();
        settled(2_000, 0);
    }

    @Test
    void withoutHoursItWaitsUntilTheLineIsLate() {
        terms("owedIfBuyerProposes: false, atOnceWhenLate: true");
        assertEquals(Optional.of(SHIP_BY), propose("c-1", Side.BUYER, 0).takesEffectAt());
    }

    /** The late report of an order that shipped long ago must not cancel it before its shipment is reported too. */
    @Test
    void aLineThatIsReportedLateIsLateOnceItsShipmentsCanBeKnown() {
        shop.clock.advance(Duration.ofDays(3));
        terms("owedIfBuyerProposes: false, atOnceWhenLate: true");
        Instant settledAt = shop.clock.instant().plus(Duration.ofHours(24));
        assertEquals(Optional.of(settledAt), propose("c-1", Side.BUYER, 0).takesEffectAt());
    }

    @Test
    void silenceAgreesToNoSumAndTheBuyersSilenceToNothing() {
        answeredWithinADay();
        assertEquals(Optional.empty(), propose("c-1", Side.BUYER, 1).takesEffectAt());
        assertEquals(Optional.empty(), propose("c-2", Side.MERCHANT, 0).takesEffectAt());
        shop.clock.advance(Duration.ofDays(30));
        pass();
        settled(0, 0);
    }

    @Test
    void theDefaultNeedsAnAnswer() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        assertEquals(Optional.empty(), propose("c-1", Side.BUYER, 0).takesEffectAt());
    }

    @Test
    void whatShippedMeanwhileIsNotCancelled() {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        shop.ship("O1", "s-1", "1", 2);
        shop.clock.advance(ANSWER);
        pass();
        assertEquals(Optional.empty(), stored("c-1").answer());
        assertEquals(Optional.empty(), stored("c-1").takesEffectAt());
        settled(0, 0);
    }

    @Test
    void ofALineThatShippedInPartTheRestIsCancelled() {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        shop.ship("O1", "s-1", "1", 1);
        shop.clock.advance(ANSWER);
        pass();
        settled(1_000, 0);
    }

    @Test
    void theVersionSaysWhetherCompensationIsOwed() {
        terms("owedIfBuyerProposes: true, answerWithinHours: 24");
        propose("c-1", Side.BUYER, 0);
        shop.clock.advance(ANSWER);
        pass();
        settled(2_000, 500);
    }

    @Test
    void aRefundThatWaitsForAChoiceIsDueAtOnceToo() {
        terms("owedIfBuyerProposes: false, answerWithinHours: 1", "choiceWindowHours: 0", "choiceWindowHours: 12");
        propose("c-1", Side.BUYER, 0);
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofHours(1));
        pass();
        settled(2_000, 500);
    }

    /** The first pass dies after it has brought the waiting refund forward. */
    @Test
    void aPassThatDiesInTheMiddleLeavesTheRestToTheNext() {
        terms("owedIfBuyerProposes: false, answerWithinHours: 1", "choiceWindowHours: 0", "choiceWindowHours: 12");
        propose("c-1", Side.BUYER, 0);
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(1, pass(new DiesAtTheMark()));
        assertEquals(1, failures.size());
        failures.clear();
        pass();
        settled(2_000, 500);
        assertTrue(stored("c-1").answer().orElseThrow().accepted());
    }

    /** Fails when a proposal is marked. */
    private final class DiesAtTheMark implements DelegatingDatabase {
        @Override
        public Database database() {
            return UnansweredCancellationsContract.this.database();
        }

        @Override
        public boolean commit(List<Write> writes) {
            if (writes.stream().anyMatch(write -> write.key().sort().startsWith("CANCELLATION"))) {
                throw new IllegalStateException("the worker died");
            }
            return database().commit(writes);
        }
    }

    @Test
    void ofPassesAnswersAdmissionsAndSweepsAtOnceMoneyMovesOnce() throws Exception {
        answeredWithinADay();
        propose("c-1", Side.BUYER, 0);
        propose("c-2", Side.BUYER, 0);
        shop.clock.advance(ANSWER);
        Rivals.race(n -> switch (n % 4) {
            case 0 -> answer("c-1", true);
            case 1 -> pass(database());
            case 2 -> answer("c-2", false);
            default -> shop.sweep();
        });
        pass();
        settled(2_000, 0);
    }
}
