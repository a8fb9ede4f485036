package dev.makegood.cancellation;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.RecordTopUp;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.choice.Choose;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.CancellationFact;
import dev.makegood.order.LineRef;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Key;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies with which reason a proposal or its answer is refused, and up to which sum a merchant can promise. */
class CancellationTest {
    /** The most that a merchant without money is advanced. */
    private static final long ADVANCED = 10_000;

    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void anOrder() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
    }

    private Outcome<Cancellation> propose(String id, Side by, long compensation) {
        return propose(LINE, id, by, compensation);
    }

    private Outcome<Cancellation> propose(LineRef ref, String id, Side by, long compensation) {
        var command = new Cancellation.CancellationCommand(id, by, cny(compensation), "the kiln broke");
        return new ProposeCancellation(database).propose(ref, command, shop.clock.instant());
    }

    private Outcome<Cancellation> accept(String id, Side by) {
        return new AnswerCancellation(database).answer(LINE, id, by, true, shop.clock.instant());
    }

    private int received() {
        return shop.told(Actor.buyer(BUYER), CancellationFact.CancellationReceivedBuyer.class)
                .size();
    }

    @Test
    void aMerchantProposesWhatItHasAndWhatIsAdvanced() {
        assertEquals(
                new Outcome.Refused<>(
                        "compensationMinor", "is more than the merchant can pay, even with the platform's advance"),
                propose("c-1", Side.MERCHANT, ADVANCED + 1));
        assertInstanceOf(Outcome.Created.class, propose("c-1", Side.MERCHANT, ADVANCED));
        new RecordTopUp(database).record("M1", "t-1", cny(5), MerchantAccount.Into.DEPOSIT, shop.clock.instant());
        assertInstanceOf(Outcome.Created.class, propose("c-2", Side.MERCHANT, ADVANCED + 5));
        assertInstanceOf(Outcome.Refused.class, propose("c-3", Side.MERCHANT, ADVANCED + 6));
    }

    @Test
    void whatABuyerWantsIsNotAcceptedBeyondWhatTheMerchantHas() {
        assertInstanceOf(Outcome.Created.class, propose("c-1", Side.BUYER, ADVANCED + 1));
        assertInstanceOf(Outcome.Created.class, propose("c-2", Side.BUYER, ADVANCED));
        assertEquals(
                new Outcome.Refused<>("accept", "is not possible: the merchant cannot pay the proposed compensation"),
                accept("c-1", Side.MERCHANT));
        assertInstanceOf(Outcome.Created.class, accept("c-2", Side.MERCHANT));
    }

    @Test
    void whatHasShippedIsNotCancelled() {
        propose("c-1", Side.BUYER, 0);
        shop.ship("O1", "s-1", "1", 2);
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LATE,
                        "cancellationId",
                        "comes too late: the whole line has shipped or is being refunded"),
                propose("c-2", Side.BUYER, 0));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LATE, "accept", "comes too late: the whole line has shipped or is being refunded"),
                accept("c-1", Side.MERCHANT));
    }

    @Test
    void oneProposalTooManyIsRefused() {
        for (int n = 1; n <= Cancellations.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, propose("c-" + n, Side.BUYER, 0));
        }
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "cancellationId",
                        "is one too many: a line can have at most " + Cancellations.MOST),
                propose("c-more", Side.BUYER, 0));
        assertInstanceOf(Outcome.Repeated.class, propose("c-1", Side.BUYER, 0));
    }

    @Test
    void aLineThatIsNotThereIsNotCancelled() {
        var missing = new LineRef("O9", "1");
        assertEquals(new Outcome.NotFound<>(), propose(missing, "c-1", Side.BUYER, 0));
        assertEquals(
                new Outcome.NotFound<>(),
                new AnswerCancellation(database).answer(missing, "c-1", Side.BUYER, true, Shop.START));
    }

    @Test
    void aBuyersOwnProposalIsAcknowledged() {
        propose("c-1", Side.MERCHANT, 0);
        assertEquals(0, received());
        propose("c-2", Side.BUYER, 0);
        assertEquals(1, received());
    }

    @Test
    void whoAgreedIsSaidInTheCase() {
        propose("c-1", Side.BUYER, 0);
        accept("c-1", Side.MERCHANT);
        assertEquals(
                Actor.merchant("M1"),
                shop.theCase("O1", "1").tranches().getFirst().by());
        shop.place("O2", line("1", "M1", "A", 1, 100));
        var ref = new LineRef("O2", "1");
        propose(ref, "c-1", Side.MERCHANT, 0);
        new AnswerCancellation(database).answer(ref, "c-1", Side.BUYER, true, shop.clock.instant());
        assertEquals(
                Actor.buyer(BUYER),
                shop.theCase("O2", "1").tranches().getFirst().by());
    }

    @Test
    void anAcceptedProposalTakesTheOpenUnitsAndADeclinedOneNone() {
        propose("c-1", Side.MERCHANT, 0);
        shop.admit("O1", "1", OptionalInt.of(1));
        new AnswerCancellation(database).answer(LINE, "c-1", Side.BUYER, false, shop.clock.instant());
        assertEquals(1, shop.theCase("O1", "1").units());
        propose("c-2", Side.MERCHANT, 0);
        accept("c-2", Side.BUYER);
        assertEquals(2, shop.theCase("O1", "1").units());
    }

    /** Makes one unit short whose buyer has twelve hours to choose. */
    private void aRefundThatWaitsForAChoice() {
        shop.amend("choiceWindowHours: 0", "choiceWindowHours: 12");
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.of(1));
    }

    private boolean isDueNow() {
        return !shop.refunds("O1", "1").getFirst().due().dueAt().isAfter(shop.clock.instant());
    }

    @Test
    void anAnswerThatIsRefusedBringsNoRefundForward() {
        aRefundThatWaitsForAChoice();
        propose("c-1", Side.BUYER, ADVANCED + 1);
        assertInstanceOf(Outcome.Refused.class, accept("c-1", Side.MERCHANT));
        assertFalse(isDueNow());
    }

    @Test
    void aRefundThatItsBuyerChoosesMeanwhileStaysAsChosen() {
        aRefundThatWaitsForAChoice();
        propose("c-1", Side.MERCHANT, 0);
        RefundId id = shop.refunds("O1", "1").getFirst().refundId();
        var chosen = new Choice.RefundNow();
        Consumer<Key> between = key -> {
            if (key.equals(Refunds.key(id))) {
                new Choose(database).choose(id, chosen, shop.clock.instant());
            }
        };
        var answers = new AnswerCancellation(new TroubledDatabase(database, between, _ -> {}));
        assertInstanceOf(Outcome.Created.class, answers.answer(LINE, "c-1", Side.BUYER, true, shop.clock.instant()));
        Refund refund = shop.refunds("O1", "1").getFirst();
        assertEquals(chosen, refund.choice().orElseThrow().wanted());
        assertTrue(isDueNow());
    }

    @Test
    void anAnswerWhoseRunDiedIsFinishedWhenItIsRepeated() {
        aRefundThatWaitsForAChoice();
        shop.ship("O1", "s-1", "1", 1);
        propose("c-1", Side.MERCHANT, 0);
        var dying = TroubledDatabase.uncommitted(
                database, Shop.caseId("O1", "1").toString(), new IllegalStateException("it died"));
        assertThrows(
                IllegalStateException.class,
                () -> new AnswerCancellation(dying).answer(LINE, "c-1", Side.BUYER, true, shop.clock.instant()));
        assertFalse(isDueNow());
        assertInstanceOf(Outcome.Repeated.class, accept("c-1", Side.BUYER));
        assertTrue(isDueNow());
    }
}
