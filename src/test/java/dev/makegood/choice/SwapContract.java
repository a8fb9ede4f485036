package dev.makegood.choice;

import static dev.makegood.choice.ChoosingBuyer.RESTOCK_ON;
import static dev.makegood.choice.ChoosingBuyer.WINDOW;
import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies swaps for cheaper, equal, dearer, unavailable and last units, and their effect on the compensation. */
class SwapContract extends Contract {
    private static final Choice.Wanted SWAP = new Choice.Swap("r-1");

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void aWindow() {
        shop = new Shop(database(), scanner());
        buyer = new ChoosingBuyer(shop, database());
        shop.count("M1", "B", "b-0", 5);
    }

    private void redeem(String orderId, String couponId) {
        var request = new RedeemCoupon.Request(couponId, "rd-1", BUYER, BUYER, orderId, 500);
        assertInstanceOf(Outcome.Created.class, new RedeemCoupon(database()).redeem(request, shop.clock.instant()));
    }

    private static void refused(String field, Outcome<?> recorded) {
        assertEquals(field, assertInstanceOf(Outcome.Refused.class, recorded).field());
    }

    @ParameterizedTest
    @CsvSource({"700, 600, 1400", "1000, 0, 2000", "1500, 0, 2000", "0, 2000, 0"})
    void theDifferenceGoesBackOrIsTheMerchants(long unitPrice, long refunded, long paidForIt) {
        buyer.goesShort("O1", 2);
        assertInstanceOf(Outcome.Created.class, buyer.offer("O1", "r-1", unitPrice));
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", SWAP));
        shop.sweep();
        assertEquals(cny(refunded), buyer.paid());
        assertEquals(
                refunded > 0 ? RefundState.Settled.class : RefundState.Withdrawn.class,
                buyer.refund("O1").state().getClass());
        var replacement = buyer.line("O1", "swap-1-1");
        assertEquals(cny(paidForIt), replacement.line().paid());
        assertEquals(2, replacement.open());
        assertEquals(2, buyer.stock("B").allocated());
        shop.issue();
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    @Test
    void theLineOfAReplacementHasAnIdThatTheOrderHasNot() {
        shop.place("O1", Shop.line("1", "M1", "A", 1, 1_000), Shop.line("swap-1-1", "M1", "C", 1, 500));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.offer("O1", "r-1", 900);
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", SWAP));
        assertEquals("C", buyer.line("O1", "swap-1-1").line().sku());
        assertEquals("B", buyer.line("O1", "swap-1-2").line().sku());
    }

    @Test
    void aReplacementThatCannotBeShippedEitherIsRefundedToo() {
        buyer.goesShort("O1", 1);
        buyer.offer("O1", "r-1", 700);
        buyer.choose("O1", SWAP);
        shop.sweep();
        shop.admit("O1", "swap-1-1", OptionalInt.empty());
        shop.clock.advance(WINDOW);
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        shop.reconcile();
    }

    @Test
    void theLastUnitIsForOneOfManyBuyers() throws Exception {
        shop.count("M1", "B", "b-1", 1);
        for (int n = 0; n < Rivals.COUNT; n++) {
            buyer.goesShort("O" + n, 1);
            buyer.offer("O" + n, "r-1", 1_000);
        }
        var answers = Rivals.race(n -> buyer.choose("O" + n, SWAP));
        assertEquals(
                1, answers.stream().filter(Outcome.Created.class::isInstance).count());
        answers.stream().filter(answer -> !(answer instanceof Outcome.Created)).forEach(gone -> {
            refused("replacementId", gone);
            assertTrue(gone.toString().contains("has too little stock left"), gone.toString());
        });
        assertEquals(1, buyer.stock("B").allocated());
        shop.clock.advance(WINDOW);
        shop.sweep();
        assertEquals(cny((Rivals.COUNT - 1) * 1_000L), buyer.paid());
        shop.reconcile();
    }

    @Test
    void whatWasNotOfferedOrIsOverCannotBeHad() {
        buyer.goesShort("O1", 1);
        refused("replacementId", buyer.choose("O1", SWAP));
        shop.count("M1", "C", "c-0", 5);
        var soon = new Replacement.ReplacementCommand("r-2", "C", cny(1), START.plusMillis(1));
        new OfferReplacement(database()).offer(Shop.caseId("O1", "1"), soon, Actor.merchant("M1"), START);
        shop.clock.advance(Duration.ofMillis(1));
        refused("replacementId", buyer.choose("O1", new Choice.Swap("r-2")));
    }

    @Test
    void anOfferIsMadeOnceOfWhatIsThereWhileItCanBeChosen() {
        buyer.goesShort("O1", 1);
        shop.count("M1", "B", "b-1", 0);
        refused("sku", buyer.offer("O1", "r-1", 900));
        shop.count("M1", "B", "b-2", 1);
        buyer.at(START.plus(WINDOW).minusMillis(1));
        assertInstanceOf(Outcome.Created.class, buyer.offer("O1", "r-1", 900));
        assertInstanceOf(Outcome.Repeated.class, buyer.offer("O1", "r-1", 900));
        assertInstanceOf(Outcome.Conflict.class, buyer.offer("O1", "r-1", 901));
        assertInstanceOf(Outcome.NotFound.class, buyer.offer("O2", "r-1", 900));
        buyer.at(START.plus(WINDOW));
        refused("replacementId", buyer.offer("O1", "r-2", 900));
        assertEquals(
                1,
                shop.told(Actor.buyer(BUYER), ChoiceFact.ReplacementOfferedBuyer.class)
                        .size());
    }

    @Test
    void theRecordOfTheCaseSaysWhoOfferedAndWhoChose() {
        buyer.goesShort("O1", 1);
        buyer.offer("O1", "r-1", 700);
        buyer.choose("O1", SWAP);
        List<String> said = new CaseRecord(database())
                .of(shop.theCase("O1", "1")).stream()
                        .map(entry -> entry.by() + " " + entry.what())
                        .filter(text -> text.endsWith("replacementOffered") || text.endsWith("chosen"))
                        .toList();
        assertEquals(List.of("merchant:M1 replacementOffered", "buyer:" + BUYER + " chosen"), said);
    }

    @Test
    void aCouponsPartOfTheDifferenceGoesBackToTheCoupon() {
        buyer.goesShort("O1", 1);
        shop.issue();
        redeem("O2", shop.coupons().getFirst().couponId());
        buyer.goesShort("O2", 1);
        buyer.offer("O2", "r-1", 600);
        buyer.choose("O2", SWAP);
        shop.sweep();
        assertEquals(cny(200), buyer.paid());
        assertEquals(cny(200), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    @Test
    void aVersionThatOwesOnTheRefundOwesNothingOnceAllIsForGoods() {
        buyer = new ChoosingBuyer(
                shop,
                database(),
                "version: 3",
                "version: 4",
                "2026-03-01T00",
                "2026-03-01T01",
                "owedOn: established",
                "owedOn: refunded");
        buyer.restock(9);
        shop.place("O1", Shop.line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.admit("O1", "1", OptionalInt.of(2));
        List<Refund> both = shop.refunds("O1", "1");
        buyer.offer("O1", "r-1", 600);
        buyer.choose(both.get(0).refundId(), SWAP);
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "1").compensation());
        buyer.choose(both.get(1).refundId(), new Choice.Wait(RESTOCK_ON));
        buyer.ship("O1", "s-1", 1);
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O1", "1").compensation());
        shop.sweep();
        shop.issue();
        assertEquals(cny(400), buyer.paid());
        assertEquals(List.of(), shop.coupons());
        shop.reconcile();
    }
}
