package dev.makegood.choice;

import static dev.makegood.choice.ChoosingBuyer.RESTOCK_ON;
import static dev.makegood.choice.ChoosingBuyer.WAIT_ENDS;
import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Answers;
import dev.makegood.inventory.restock.DeclineRestock;
import dev.makegood.inventory.restock.MoveRestock;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.StockFact;
import dev.makegood.order.stockaudit.StockAudit;
import dev.makegood.refund.Choice;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.servicedesk.worklist.Due;
import dev.makegood.servicedesk.worklist.NextDue;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that if the supplier moves its date, buyers who wait are told, wait no longer than agreed, and may have the
 * refund at once.
 */
class MovedRestockContract extends Contract {
    private static final Choice.Wanted NOW = new Choice.RefundNow();
    private static final Choice.Wanted WAIT = new Choice.Wait(RESTOCK_ON);
    private static final LocalDate LATER = RESTOCK_ON.plusDays(3);

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void aDatedRestock() {
        shop = new Shop(database(), scanner());
        buyer = new ChoosingBuyer(shop, database());
        shop.count("M1", "A", "c-0", 0);
        buyer.restock(60);
    }

    private void waits(String orderId, int units) {
        buyer.goesShort(orderId, units);
        created(buyer.choose(orderId, WAIT));
    }

    private static void created(Outcome<?> recorded) {
        assertInstanceOf(Outcome.Created.class, recorded);
    }

    private static void refused(Outcome<?> recorded) {
        assertInstanceOf(Outcome.Refused.class, recorded);
    }

    private int tell(int pages) {
        var counts = new NotifyRestockMoved(database()).runOnce(shop.clock.instant(), pages);
        assertEquals(0, counts.failed());
        return counts.refunds();
    }

    private List<String> told() {
        return shop.told(Actor.buyer(BUYER), ChoiceFact.WaitMovedBuyer.class);
    }

    private List<String> merchantTold(Class<? extends Fact> template) {
        return shop.told(Actor.merchant("M1"), template);
    }

    @Test
    void whoWaitsIsToldOnceAndTheEndOfTheWaitStays() {
        waits("O1", 2);
        created(buyer.move(LATER));
        assertInstanceOf(Outcome.Repeated.class, buyer.move(LATER));
        assertEquals(1, tell(9));
        assertEquals(0, tell(9));
        assertEquals(
                List.of("A restock of A, which you wait for in order O1, is now expected on 9 March 2026 (UTC+8). What"
                        + " was agreed stays: if your 2 x A have not been shipped by 7 March 2026, 00:00 (UTC+8),"
                        + " we refund 20.00 CNY then; you need not do anything. You need not wait: you"
                        + " may take the refund at once instead."),
                told());
        assertEquals(1, merchantTold(StockFact.RestockMovedMerchant.class).size());
        buyer.at(WAIT_ENDS.minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        assertEquals(cny(2_000), buyer.paid());
        shop.reconcile();
    }

    @Test
    void theRefundIsTakenAtOnceAndOnce() {
        waits("O1", 1);
        created(buyer.move(LATER));
        tell(9);
        shop.clock.advance(Duration.ofHours(1));
        assertTrue(new NextDue(database())
                .of(shop.theCase("O1", "1"), shop.clock.instant())
                .contains(new Due(Due.What.CHOICE, WAIT_ENDS, "O1~1~stockout~1-1")));
        created(buyer.choose("O1", NOW));
        assertEquals(
                shop.clock.instant().plus(Duration.ofHours(24)),
                buyer.refund("O1").due().deadline());
        assertInstanceOf(Outcome.Repeated.class, buyer.choose("O1", NOW));
        assertInstanceOf(Outcome.Repeated.class, buyer.choose("O1", WAIT));
        assertInstanceOf(Outcome.Conflict.class, buyer.choose("O1", new Choice.Wait(LATER)));
        assertEquals(0, buyer.stock("A").awaited());
        assertEquals(0, buyer.line("O1", "1").units().awaited());
        assertEquals(1, merchantTold(ChoiceFact.WaitStoppedMerchant.class).size());
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        buyer.at(WAIT_ENDS);
        assertEquals(SweepResult.NOTHING, shop.sweep());
        assertTrue(new StockAudit(database())
                .compare(new StockKey("M1", "A"))
                .orElseThrow()
                .agrees());
        shop.issue();
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    private Outcome<?> decline() {
        return new DeclineRestock(database()).decline(ChoosingBuyer.ref("r-1"), shop.clock.instant());
    }

    @Test
    void aSupplierThatDeclinesAfterItsYesLetsWhoWaitsHaveTheMoneyAtOnce() {
        waits("O1", 1);
        waits("O2", 1);
        shop.clock.advance(Duration.ofHours(1));
        created(decline());
        assertInstanceOf(Outcome.Repeated.class, decline());
        assertEquals(List.of(), buyer.stock("A").incoming());
        created(buyer.choose("O1", NOW));
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        assertEquals(1, tell(9));
        assertEquals(0, tell(9));
        assertTrue(shop.told(Actor.buyer(BUYER), ChoiceFact.WaitDeclinedBuyer.class)
                .getFirst()
                .contains("which you wait for in order O2, will not come"));
        assertEquals(1, merchantTold(StockFact.RestockDeclinedMerchant.class).size());
        shop.clock.advance(Duration.ofHours(1));
        created(new ReplyToRestock(database()).reply(ChoosingBuyer.ref("r-1"), 40, LATER, shop.clock.instant()));
        assertEquals(40, buyer.stock("A").incoming().getFirst().units());
        assertEquals(1, tell(9));
        assertEquals(1, told().size());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        assertEquals(cny(2_000), buyer.paid());
        shop.reconcile();
    }

    @Test
    void anotherQuantityIsAnotherAnswerAndAllAreKept() {
        created(new MoveRestock(database()).move(ChoosingBuyer.ref("r-1"), RESTOCK_ON, OptionalLong.of(20), START));
        assertEquals(20, buyer.stock("A").incoming().getFirst().units());
        created(decline());
        created(new MoveRestock(database()).move(ChoosingBuyer.ref("r-1"), LATER, OptionalLong.empty(), START));
        var restock = new Restocks(database())
                .find(ChoosingBuyer.ref("r-1"))
                .orElseThrow()
                .value();
        assertEquals(
                List.of(60L, 20L, 0L, 20L),
                restock.answers().all().stream().map(Answers.Answer::units).toList());
        assertInstanceOf(RestockState.Expected.class, restock.state());
        assertEquals(RESTOCK_ON, restock.state().answer().orElseThrow().arrivesOn());
    }

    @Test
    void aDateWithinTheWaitWorriesNobodyAndOpensNothing() {
        waits("O1", 1);
        created(buyer.move(RESTOCK_ON.minusDays(1)));
        assertEquals(0, tell(9));
        assertInstanceOf(Outcome.Conflict.class, buyer.choose("O1", NOW));
        created(buyer.move(RESTOCK_ON));
        assertEquals(0, tell(9));
        assertEquals(List.of(), merchantTold(StockFact.RestockMovedMerchant.class));
    }

    @Test
    void everyFurtherDateIsToldAndWhatWasToldOnceStays() {
        waits("O1", 1);
        for (LocalDate date : List.of(LATER, LATER.plusDays(1), RESTOCK_ON)) {
            created(buyer.move(date));
            assertEquals(1, tell(9));
        }
        assertEquals(3, told().size());
        created(buyer.choose("O1", NOW));
        created(buyer.move(LATER));
        assertEquals(0, tell(9));
    }

    @Test
    void whoWaitsForAnEarlierRestockIsNotTold() {
        waits("O1", 1);
        var other = ChoosingBuyer.ref("r-2");
        new RequestRestock(database()).request(other, "sup-1", 9, START);
        new ReplyToRestock(database()).reply(other, 9, LATER, START);
        created(new MoveRestock(database()).move(other, LATER.plusDays(9), OptionalLong.empty(), START));
        assertEquals(0, tell(9));
    }

    @Test
    void whoChoosesAfterwardsIsOfferedTheNewDate() {
        buyer.goesShort("O1", 1);
        created(buyer.move(LATER));
        refused(buyer.choose("O1", WAIT));
        created(buyer.choose("O1", new Choice.Wait(LATER)));
        assertEquals(0, tell(9));
    }

    @Test
    void manyAreToldInPages() {
        for (int i = 0; i < 45; i++) {
            waits("O" + i, 1);
        }
        shop.clock.advance(Duration.ofSeconds(1));
        created(buyer.move(LATER));
        int first = tell(1);
        assertTrue(first > 0 && first < 45, () -> first + " refunds");
        assertEquals(List.of(), merchantTold(StockFact.RestockMovedMerchant.class));
        assertEquals(45 - first, tell(9));
        assertEquals(45, told().size());
        assertTrue(merchantTold(StockFact.RestockMovedMerchant.class).getFirst().contains("refunds: 45"));
    }

    @Test
    void ofAStopTheSweepAndAShipmentMoneyMovesOnceOrNotAtAll() throws Exception {
        waits("O1", 1);
        created(buyer.move(LATER));
        tell(9);
        buyer.at(WAIT_ENDS);
        var id = buyer.refund("O1").refundId();
        Rivals.race(n -> switch (n % 3) {
            case 0 -> buyer.choose(id, NOW);
            case 1 -> shop.sweep();
            default -> shop.ship("O1", "s-1", "1", 1);
        });
        shop.sweep();
        boolean settled = buyer.refund("O1").state() instanceof RefundState.Settled;
        assertEquals(settled ? cny(1_000) : cny(0), buyer.paid());
        assertTrue(settled || buyer.refund("O1").state() instanceof RefundState.Withdrawn);
        assertEquals(0, buyer.stock("A").awaited());
        shop.reconcile();
    }

    @Test
    void whatHasGoneOutIsNotRefunded() {
        waits("O1", 3);
        waits("O2", 1);
        created(buyer.move(LATER));
        tell(9);
        shop.ship("O1", "s-1", "1", 2);
        shop.ship("O2", "s-1", "1", 1);
        created(buyer.choose("O1", NOW));
        refused(buyer.choose("O2", NOW));
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O2").state());
        assertEquals(cny(1_000), buyer.paid());
        assertEquals(0, buyer.line("O1", "1").units().awaited());
        shop.reconcile();
    }

    @Test
    void onlyADateThatWasGivenMovesAndOnlyToOneThatIsNotOver() {
        refused(buyer.move(LocalDate.parse("2026-03-01")));
        var asked = ChoosingBuyer.ref("r-2");
        assertInstanceOf(
                Outcome.NotFound.class, new MoveRestock(database()).move(asked, LATER, OptionalLong.empty(), START));
        new RequestRestock(database()).request(asked, "sup-1", 9, START);
        refused(new MoveRestock(database()).move(asked, LATER, OptionalLong.empty(), START));
        new DeclineRestock(database()).decline(asked, START);
        refused(new MoveRestock(database()).move(asked, LATER, OptionalLong.empty(), START));
        for (int i = 1; i < 20; i++) {
            created(buyer.move(LATER.plusDays(i)));
        }
        refused(buyer.move(LATER));
        new ReceiveRestock(database()).receive(ChoosingBuyer.ref("r-1"), 60, Optional.empty(), START);
        refused(buyer.move(LATER.plusDays(19)));
        assertFalse(buyer.stock("A").incoming().stream()
                .anyMatch(incoming -> incoming.restockId().equals("r-1")));
    }
}
