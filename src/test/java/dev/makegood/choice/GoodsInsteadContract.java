package dev.makegood.choice;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.storage.Contract;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a version which owes compensation on refund owes it if and only if one refund of the case is not
 * replaced by goods, in whatever order they end.
 */
class GoodsInsteadContract extends Contract {
    private static final Choice.Wanted SWAP = new Choice.Swap("r-1");
    private static final Choice.Wanted NOW = new Choice.RefundNow();

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void owedOnTheRefund() {
        shop = new Shop(database(), scanner());
        buyer = new ChoosingBuyer(shop, database(), "owedOn: established", "owedOn: refunded");
        shop.count("M1", "B", "b-0", 9);
    }

    /** Makes two units of an order short one after the other, so that each has a refund of its own. */
    private List<Refund> twoRefunds() {
        shop.place("O1", Shop.line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.admit("O1", "1", OptionalInt.of(2));
        buyer.offer("O1", "r-1", 600);
        return shop.refunds("O1", "1");
    }

    private Compensation compensation(String orderId) {
        return shop.theCase(orderId, "1").compensation();
    }

    @Test
    void aDifferenceThatGoesBackIsNotTheRefundThatIsWaitedFor() {
        List<Refund> both = twoRefunds();
        buyer.choose(both.get(0).refundId(), SWAP);
        shop.sweep();
        assertEquals(cny(400), buyer.paid());
        assertInstanceOf(Compensation.AwaitingRefund.class, compensation("O1"));
        buyer.choose(both.get(1).refundId(), SWAP);
        assertInstanceOf(Compensation.Nothing.class, compensation("O1"));
        shop.sweep();
        shop.issue();
        assertEquals(List.of(), shop.coupons());
        shop.reconcile();
    }

    @Test
    void afterADifferenceTheRefundOfTheRestStillLetsItBeOwed() {
        List<Refund> both = twoRefunds();
        buyer.choose(both.get(0).refundId(), SWAP);
        shop.sweep();
        buyer.choose(both.get(1).refundId(), NOW);
        shop.sweep();
        shop.issue();
        assertEquals(cny(1_400), buyer.paid());
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    @Test
    void aDifferenceThatIsStillToGoBackHoldsUpNothing() {
        List<Refund> both = twoRefunds();
        buyer.choose(both.get(0).refundId(), NOW);
        shop.sweep();
        assertInstanceOf(Compensation.AwaitingRefund.class, compensation("O1"));
        buyer.choose(both.get(1).refundId(), SWAP);
        assertEquals(cny(1_000), buyer.paid());
        assertEquals(new Compensation.Owed(START), compensation("O1"));
    }

    private void publish(String policyId) {
        shop.publish(
                policyId, "choiceWindowHours: 0", "choiceWindowHours: 12", "owedOn: established", "owedOn: refunded");
    }

    @Test
    void whatBecomesGoodsAddsNothingToWhatWasGivenForTheRefund() {
        publish("tmall-stockout");
        shop.place("tmall", "O1", START, Shop.line("1", "M1", "A", 2, 20_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        buyer.choose("O1", NOW);
        shop.sweep();
        shop.issue();
        Money given = shop.coupons().getFirst().balance();
        shop.admit("O1", "1", OptionalInt.of(2));
        assertInstanceOf(Compensation.AwaitingRefund.class, compensation("O1"));
        buyer.offer("O1", "r-1", 10_000);
        buyer.choose(shop.refunds("O1", "1").get(1).refundId(), SWAP);
        assertInstanceOf(Compensation.Issued.class, compensation("O1"));
        shop.issue();
        assertEquals(given, shop.theCase("O1", "1").compensated());
        assertEquals(
                shop.theCase("O1", "1").assessment().amount(),
                shop.theCase("O1", "1").compensated());
        shop.reconcile();
    }

    @Test
    void aComplaintThatIsUpheldAfterwardsOwesNothingEither() {
        publish("tmall-global-stockout");
        shop.place("tmall-global", "O1", START, Shop.promised("1", 7, 20_000, "directMail"));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.offer("O1", "r-1", 15_000);
        buyer.choose("O1", SWAP);
        var finding = new UpholdComplaint.UpholdCommand(caseId("O1", "1"), "file 1");
        assertInstanceOf(
                Outcome.Created.class,
                new UpholdComplaint(database(), new Refunds(database()))
                        .uphold(finding, Actor.of("operator:anna"), START));
        assertInstanceOf(Compensation.Nothing.class, compensation("O1"));
        shop.sweep();
        shop.issue();
        assertEquals(cny(5_000), buyer.paid());
        assertEquals(List.of(), shop.coupons());
        shop.reconcile();
    }

    @Test
    void aRefundThatIsLeftToComeIsWaitedFor() {
        List<Refund> both = twoRefunds();
        buyer.choose(both.get(1).refundId(), SWAP);
        assertInstanceOf(Compensation.AwaitingRefund.class, compensation("O1"));
        shop.clock.advance(ChoosingBuyer.WINDOW);
        shop.sweep();
        shop.issue();
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }
}
