package dev.makegood.refund;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.RefundFact;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies refunds of an order that was paid through several payments. */
class SeveralPaymentsContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final String FIRST = "O1~1~stockout~1-2";
    private static final String SECOND = FIRST + ".2";
    private static final OrderPayment CARD = new OrderPayment("http", "card-1", Optional.empty(), cny(700));
    private static final OrderPayment WALLET = new OrderPayment("http", "wallet-1", Optional.empty(), cny(3_300));

    private Shop shop;

    @BeforeEach
    void begin() {
        shop = new Shop(database(), scanner());
    }

    /** Places an order of two lines of two units at 10.00 each, paid by card and from a wallet. */
    private void place() {
        var lines = List.of(line("1", "M1", "A", 2, 2_000), line("2", "M1", "B", 2, 2_000));
        var order = new PaidOrder("O1", "pinduoduo", BUYER, CNY, START, lines, List.of(CARD, WALLET));
        assertInstanceOf(Outcome.Created.class, shop.report(order));
        shop.allocate(order);
    }

    private void goesShort() {
        place();
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private List<Refund> transfers() {
        return shop.refunds("O1", "1");
    }

    private Refund transfer(int number) {
        return transfers().get(number - 1);
    }

    /** Returns what is settled, by payment. */
    private Map<String, Long> settled() {
        return Stream.of("1", "2")
                .flatMap(line -> shop.refunds("O1", line).stream())
                .filter(refund -> refund.state() instanceof RefundState.Settled)
                .collect(Collectors.groupingBy(
                        refund -> refund.split().payment().orElseThrow().reference(),
                        Collectors.summingLong(refund -> refund.split().cash().getAmountMinorLong())));
    }

    private void gatewaySays(String key, long minor, GatewayOutcome outcome) {
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(
                        new GatewayEvent("e-" + key + outcome, key, "gw-" + key, cny(minor), outcome),
                        shop.clock.instant());
    }

    private ExternalRefund.Outcome refundedElsewhere(int units) {
        var told = new ExternalRefund.ExternalRefundCommand(
                LINE, "x-1", units, cny(1_000L * units), "bank-7", START, ExternalRefund.Why.CHARGEBACK);
        var created = assertInstanceOf(
                Outcome.Created.class,
                new RecordExternalRefund(database()).record(told, Actor.of("platform:shop"), shop.clock.instant()));
        return assertInstanceOf(ExternalRefund.class, created.value()).outcome();
    }

    @Test
    void aRefundIsOneTransferAPaymentEachWithItsOwnNumberAndNotice() {
        goesShort();
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of(FIRST, cny(700), SECOND, cny(1_300)), shop.gateway.books());
        assertEquals(Map.of("card-1", 700L, "wallet-1", 1_300L), settled());
        assertEquals(
                2, shop.told(Actor.buyer(BUYER), RefundFact.RefundedBuyer.class).size());
        shop.admit("O1", "2", OptionalInt.empty());
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 3_300L), settled());
        shop.reconcile();
    }

    @Test
    void theVersionInForceWhenTheOrderIsPlacedSaysOnWhichPaymentsItDraws() {
        shop.amend("choiceWindowHours: 0}", "choiceWindowHours: 0, refundFrom: byShare}");
        goesShort();
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of("card-1", 350L, "wallet-1", 1_650L), settled());
        shop.admit("O1", "2", OptionalInt.empty());
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 3_300L), settled());
        shop.reconcile();
    }

    /** Verifies that two refunds of one order that are claimed at once draw one after the other. */
    @Test
    void refundsThatAreClaimedAtOnceDrawNothingTwice() {
        goesShort();
        shop.admit("O1", "2", OptionalInt.empty());
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 3_300L), settled());
        shop.reconcile();
    }

    /** Has other workers handle everything after this one has read a refund, and before it reads what is left to draw. */
    private final class Between implements DelegatingDatabase {
        private Runnable others = () -> {
            shop.sweep();
            shop.sweep();
        };

        @Override
        public Database database() {
            return SeveralPaymentsContract.this.database();
        }

        @Override
        public Optional<Row> find(Key key) {
            if (key.sort().equals(FundsRows.FUNDS)) {
                Runnable now = others;
                others = () -> {};
                now.run();
            }
            return database().find(key);
        }
    }

    @Test
    void aWorkerThatFindsNothingLeftToDrawLooksAgain() {
        goesShort();
        shop.admit("O1", "2", OptionalInt.empty());
        Shop slow = shop.over(new Between(), scanner());
        slow.sweep();
        assertEquals(List.of(), slow.failures);
        assertEquals(Map.of("card-1", 700L, "wallet-1", 3_300L), settled());
        shop.reconcile();
    }

    @Test
    void aWorkerThatDiesAfterTheDrawLeavesBothTransfersToTheNext() {
        goesShort();
        shop.gateway.next(Next.CRASH_CALLER);
        shop.sweep();
        assertEquals(1, shop.failures.size());
        shop.failures.clear();
        shop.clock.advance(Duration.ofMinutes(3));
        shop.sweep();
        assertEquals(Map.of(FIRST, cny(700), SECOND, cny(1_300)), shop.gateway.books());
        assertEquals(Map.of("card-1", 700L, "wallet-1", 1_300L), settled());
        shop.reconcile();
    }

    @Test
    void compensationWaitsUntilAllTransfersAreSettled() {
        shop.amend("owedOn: established", "owedOn: refunded");
        goesShort();
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of("wallet-1", 1_300L), settled());
        assertInstanceOf(RefundState.Scheduled.class, transfer(1).state());
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "1").compensation());
        shop.clock.advance(Duration.ofMinutes(2));
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 1_300L), settled());
        assertInstanceOf(Compensation.Owed.class, shop.theCase("O1", "1").compensation());
        shop.reconcile();
    }

    @Test
    void aTransferThatComesBackIsPaidAgainFromItsPayment() {
        goesShort();
        shop.sweep();
        shop.sweep();
        gatewaySays(SECOND, 1_300, new GatewayOutcome.Returned("account closed"));
        assertInstanceOf(RefundState.Returned.class, transfer(2).state());
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertEquals(cny(1_300), shop.gateway.books().get(SECOND + "~2"));
        assertEquals(Map.of("card-1", 700L, "wallet-1", 1_300L), settled());
        shop.reconcile();
    }

    @Test
    void whatIsRefundedElsewhereBeforeTheDrawIsNotDrawn() {
        goesShort();
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), refundedElsewhere(1));
        shop.sweep();
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 300L), settled());
        shop.reconcile();
    }

    @Test
    void whatIsRefundedElsewhereAfterTheDrawMayBePaidTwice() {
        goesShort();
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        assertEquals(new ExternalRefund.Outcome(0, 0, 2), refundedElsewhere(2));
        shop.clock.advance(Duration.ofMinutes(2));
        shop.sweep();
        assertEquals(Map.of("card-1", 700L, "wallet-1", 1_300L), settled());
        shop.reconcile();
    }

    @Test
    void eachTransferCanBePaidByHandOnceTheyAreKnown() {
        goesShort();
        assertInstanceOf(Outcome.Refused.class, byHand(FIRST, 2_000));
        shop.gateway.next(Next.DECLINE, Next.DECLINE);
        shop.sweep();
        shop.sweep();
        assertEquals(
                new Outcome.Refused<>("amountMinor", "must be 1300, which this refund pays in cash"),
                byHand(SECOND, 2_000));
        assertInstanceOf(Outcome.Created.class, byHand(SECOND, 1_300));
        assertInstanceOf(RefundState.PaidByHand.class, transfer(2).state());
        shop.clock.advance(Duration.ofMinutes(2));
        shop.sweep();
        assertEquals(Map.of(FIRST, cny(700)), shop.gateway.books());
        shop.reconcile();
    }

    private Outcome<Refund> byHand(String id, long minor) {
        var payment = new ManualPayment("bank transfer", START, "bt-1", minor);
        return new PayByHand(database())
                .record(RefundId.of(id), payment, Actor.of("operator:anna"), shop.clock.instant());
    }

    @Test
    void theFundsKnowWhatEachPaymentRefunds() {
        goesShort();
        shop.sweep();
        var payments = new FundsRows(database()).get("O1").value().payments().orElseThrow();
        assertEquals(
                List.of(cny(700), cny(1_300)),
                payments.each().stream().map(one -> one.drawn()).toList());
    }
}
