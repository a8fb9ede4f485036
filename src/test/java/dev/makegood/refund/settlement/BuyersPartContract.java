package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.command.Actor;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.functions.refunds.RefundView;
import dev.makegood.notice.RefundFact;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.Providers;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Tries;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that whoever paid with a coupon of the payment provider reads what came back in money: of an order of 100.00
 * with 10.00 off, 45.00 of a refund of 50.00. The merchant's side stays 50.00.
 */
class BuyersPartContract extends Contract {
    private static final RefundId ID = RefundId.parse("O1~1~stockout~1-1").orElseThrow();
    private static final Done PARTLY = new Done("gw-1", Optional.of(cny(4_500)));
    private static final String TOLD = "Your order O1: 50.00 CNY has been refunded. Refund number O1~1~stockout~1-1.";
    private static final String IN_MONEY =
            " In money you get 45.00 CNY: the payment provider had paid a part for you, and takes that part back.";

    private Shop shop;

    @BeforeEach
    void aRefundIsScheduled() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "A", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void says(String key, Done done) {
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(new GatewayEvent("e-" + key, key, done.reference(), cny(5_000), done), shop.clock.instant());
    }

    private List<String> told() {
        return shop.told(Actor.buyer(BUYER), RefundFact.RefundedBuyer.class);
    }

    private List<JsonNode> settlements() {
        return new CaseRecord(database())
                .of(shop.theCase("O1", "1")).stream()
                        .filter(entry -> entry.what().equals("refundSettled"))
                        .map(entry -> entry.details())
                        .toList();
    }

    @Test
    void noticeRefundAndEvidenceSayWhatTheBuyerGot() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        says(ID.toString(), PARTLY);
        assertEquals(
                new RefundState.Settled(shop.clock.instant(), "gw-1", Optional.of(cny(4_500)), Optional.empty()),
                refund().state());
        assertEquals(List.of(TOLD + IN_MONEY), told());
        assertEquals(Optional.of(4_500L), RefundView.of(refund()).buyerMinor());
        assertEquals(Optional.of(5_000L), RefundView.of(refund()).cashMinor());
        assertEquals(4_500, settlements().getFirst().at("/state/toBuyer/minor").asInt());
        shop.reconcile();
    }

    @Test
    void anAnswerToASendingOrALookUpSaysItToo() {
        shop.gateway.next(Next.PAY_AND_TIME_OUT);
        shop.sweep();
        shop.gateway.answer(ID.toString(), PARTLY);
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertEquals(List.of(TOLD + IN_MONEY), told());
        shop.reconcile();
    }

    @Test
    void whatIsNotLessThanTheCashInItsCurrencyIsNotBelieved() {
        for (Money impossible : List.of(
                cny(5_000),
                cny(5_001),
                cny(-1),
                Money.ofMinor(CurrencyUnit.USD, 4_500),
                Money.ofMinor(CurrencyUnit.JPY, 1))) {
            aRefundIsPaidAnew(impossible);
        }
        assertEquals(Optional.empty(), RefundView.of(refund()).buyerMinor());
    }

    private void aRefundIsPaidAnew(Money toBuyer) {
        String key = refund().key().toString();
        says(key, new Done("gw-" + key, Optional.of(toBuyer)));
        var settled = assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(Optional.empty(), settled.toBuyer(), toBuyer::toString);
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(
                        new GatewayEvent("b-" + key, key, "gw-" + key, cny(5_000), new Returned("closed")),
                        shop.clock.instant());
    }

    @Test
    void aCouponThatPaidAllOfItLeavesTheBuyerNoMoney() {
        says(ID.toString(), new Done("gw-1", Optional.of(cny(0))));
        assertEquals(Optional.of(0L), RefundView.of(refund()).buyerMinor());
        shop.reconcile();
    }

    @Test
    void aLaterReportChangesNothing() {
        says(ID.toString(), PARTLY);
        says(ID.toString(), new Done("gw-1", Optional.of(cny(4_000))));
        says(ID.toString(), new Done("gw-1"));
        assertEquals(Optional.of(4_500L), RefundView.of(refund()).buyerMinor());
        assertEquals(List.of(TOLD + IN_MONEY), told());
    }

    @Test
    void eachPaymentOfARefundThatCameBackKeepsItsOwn() {
        says(ID.toString(), PARTLY);
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(
                        new GatewayEvent("b", ID.toString(), "gw-1", cny(5_000), new Returned("closed")),
                        shop.clock.instant());
        assertEquals(Optional.empty(), RefundView.of(refund()).buyerMinor());
        shop.clock.advance(Duration.ofHours(2));
        shop.sweep();
        assertEquals(List.of(TOLD, TOLD + IN_MONEY), told());
        assertEquals(
                List.of(4_500, 0),
                settlements().stream()
                        .map(details -> details.at("/toBuyer/minor").asInt()
                                + details.at("/state/toBuyer/minor").asInt())
                        .toList());
        shop.reconcile();
    }

    @Test
    void aPaymentBesideOneByHandKeepsItUntilItTakesItsPlace() {
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            shop.sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        new PayByHand(database())
                .record(
                        ID,
                        new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000),
                        Actor.of("operator:anna"),
                        shop.clock.instant());
        says(ID.toString(), PARTLY);
        new ReturnManualPayment(database())
                .record(
                        ID,
                        new ManualReturn("bt-17", "account closed"),
                        Actor.of("operator:ben"),
                        shop.clock.instant());
        assertEquals(Optional.of(4_500L), RefundView.of(refund()).buyerMinor());
        assertEquals(1, told().stream().filter((TOLD + IN_MONEY)::equals).count());
        shop.reconcile();
    }
}
