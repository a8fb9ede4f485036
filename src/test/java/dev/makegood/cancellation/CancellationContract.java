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
import dev.makegood.refund.RefundState;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies cancellation by agreement: who may propose and answer, the compensation, and that money moves once whatever
 * runs concurrently.
 */
class CancellationContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");

    private Shop shop;

    @BeforeEach
    void anOrder() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
    }

    private Outcome<Cancellation> propose(String id, Side by, long compensation) {
        var told = new Cancellation.CancellationCommand(id, by, cny(compensation), "the kiln broke");
        return new ProposeCancellation(database()).propose(LINE, told, shop.clock.instant());
    }

    private Outcome<Cancellation> answer(String id, Side by, boolean accepted) {
        return new AnswerCancellation(database()).answer(LINE, id, by, accepted, shop.clock.instant());
    }

    private static void created(Outcome<?> recorded) {
        assertInstanceOf(Outcome.Created.class, recorded);
    }

    private static void refused(String field, Outcome<?> recorded) {
        assertEquals(field, assertInstanceOf(Outcome.Refused.class, recorded).field());
    }

    private Money paid() {
        return shop.gateway.books().values().stream().reduce(cny(0), Money::plus);
    }

    private Money compensation() {
        return shop.coupons().stream().map(coupon -> coupon.balance()).reduce(cny(0), Money::plus);
    }

    private void settled(long refunded, long compensated) {
        shop.sweep();
        shop.issue();
        assertEquals(cny(refunded), paid());
        assertEquals(cny(compensated), compensation());
        shop.reconcile();
    }

    @ParameterizedTest
    @CsvSource({
        "MERCHANT, BUYER, 0, 500",
        "MERCHANT, BUYER, 300, 500",
        "MERCHANT, BUYER, 800, 800",
        "BUYER, MERCHANT, 0, 0",
        "BUYER, MERCHANT, 300, 300"
    })
    void theRefundIsInFullAndTheSumIsNeverLessThanThePolicyGives(Side by, Side other, long agreed, long given) {
        created(propose("c-1", by, agreed));
        created(answer("c-1", other, true));
        settled(2_000, given);
        assertEquals(Trigger.AGREEMENT, shop.theCase("O1", "1").trigger());
        shop.clock.advance(Duration.ofDays(9));
        shop.overdue();
        settled(2_000, given);
    }

    @Test
    void aVersionMayOweNothingWhoeverProposes() {
        String nothing = "cancellation: {owedIfMerchantProposes: false, owedIfBuyerProposes: false}\n";
        shop.amend("version: 3\n", "version: 3\n" + nothing);
        created(propose("c-1", Side.MERCHANT, 0));
        created(answer("c-1", Side.BUYER, true));
        settled(2_000, 0);
    }

    @Test
    void noWindowToChooseHoldsUpWhatWasAgreedOn() {
        shop.amend("choiceWindowHours: 0", "choiceWindowHours: 12");
        created(propose("c-1", Side.MERCHANT, 0));
        shop.admit("O1", "1", OptionalInt.of(1));
        created(answer("c-1", Side.BUYER, true));
        settled(2_000, 500);
    }

    @Test
    void onlyTheOtherSideAnswersAndOnce() {
        created(propose("c-1", Side.MERCHANT, 0));
        assertInstanceOf(Outcome.Repeated.class, propose("c-1", Side.MERCHANT, 0));
        assertInstanceOf(Outcome.Conflict.class, propose("c-1", Side.MERCHANT, 1));
        assertInstanceOf(Outcome.NotFound.class, answer("c-1", Side.MERCHANT, true));
        assertInstanceOf(Outcome.NotFound.class, answer("c-2", Side.BUYER, true));
        created(answer("c-1", Side.BUYER, false));
        assertInstanceOf(Outcome.Repeated.class, answer("c-1", Side.BUYER, false));
        assertInstanceOf(Outcome.Conflict.class, answer("c-1", Side.BUYER, true));
        settled(0, 0);
        assertEquals(
                1,
                shop.told(Actor.buyer(BUYER), CancellationFact.CancellationProposedBuyer.class)
                        .size());
        assertTrue(shop.told(Actor.merchant("M1"), CancellationFact.CancellationAnsweredMerchant.class)
                .getFirst()
                .startsWith("The buyer has declined your proposal c-1"));
    }

    @Test
    void whatHasShippedOrIsBeingRefundedIsNotCancelled() {
        created(propose("c-1", Side.BUYER, 0));
        created(propose("c-2", Side.BUYER, 0));
        shop.ship("O1", "s-1", "1", 1);
        created(answer("c-1", Side.MERCHANT, true));
        refused("accept", answer("c-2", Side.MERCHANT, true));
        refused("cancellationId", propose("c-3", Side.BUYER, 0));
        settled(1_000, 0);
    }

    @Test
    void whileTheSweepHoldsTheRefundThereIsNothingLeftToCancel() {
        created(propose("c-1", Side.MERCHANT, 0));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        refused("accept", answer("c-1", Side.BUYER, true));
        created(answer("c-1", Side.BUYER, false));
        shop.clock.advance(Duration.ofMinutes(2));
        settled(2_000, 500);
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O1", "1").getFirst().state());
    }

    @Test
    void ofManyAnswersBesideAnAdmissionAndTheSweepMoneyMovesOnce() throws Exception {
        created(propose("c-1", Side.MERCHANT, 0));
        var answers = Rivals.race(n -> switch (n % 4) {
            case 0 -> answer("c-1", Side.BUYER, true);
            case 1 -> answer("c-1", Side.BUYER, false);
            case 2 -> shop.admit("O1", "1", OptionalInt.empty());
            default -> shop.sweep();
        });
        assertTrue(answers.stream().filter(Outcome.Created.class::isInstance).count() <= 1);
        settled(2_000, 500);
    }

    @Test
    void aCaseThatWasThereKeepsWhatItIsOwed() {
        shop.admit("O1", "1", OptionalInt.of(1));
        created(propose("c-1", Side.BUYER, 700));
        created(answer("c-1", Side.MERCHANT, true));
        settled(2_000, 1_200);
    }

    @Test
    void tooManyProposalsAreRefused() {
        for (int n = 0; n < Cancellations.MOST; n++) {
            created(propose("c-" + n, Side.BUYER, 0));
        }
        refused("cancellationId", propose("c-more", Side.BUYER, 0));
    }
}
