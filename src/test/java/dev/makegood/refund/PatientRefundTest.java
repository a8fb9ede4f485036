package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.Fact;
import dev.makegood.notice.RefundFact;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.sending.MoveBack;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.settlement.ReviewUnexpectedEvent;
import dev.makegood.refund.settlement.UnexpectedEvent;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Key;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that slow refunds get their time, failures are reported, and a person can always pay. */
class PatientRefundTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final RefundId ID = RefundId.parse(KEY).orElseThrow();
    private static final ManualPayment TRANSFER = new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aRefundIsDue() {
        place("O1");
    }

    private void place(String orderId) {
        shop.place(orderId, line("1", "M1", "S1", 1, 5_000));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void told(String key, long minor, GatewayOutcome outcome) {
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-" + key + minor, key, "gw-9", cny(minor), outcome), shop.clock.instant());
    }

    private int toldBuyer(Class<? extends Fact> template) {
        return shop.told(Actor.buyer(Shop.BUYER), template).size();
    }

    private void park() {
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            shop.sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        assertInstanceOf(RefundState.Parked.class, refund().state());
    }

    private Outcome<Refund> byHand(ManualPayment payment) {
        return new PayByHand(database).record(ID, payment, Actor.of("operator:anna"), shop.clock.instant());
    }

    @Test
    void pendingIsAskedAboutEverLessOftenUntilTheProvidersLimitAndToldOnce() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        assertEquals(1, toldBuyer(RefundFact.RefundOnItsWayBuyer.class));
        for (int hour = 0; hour < 14 * 24; hour++) {
            shop.clock.advance(Duration.ofHours(1));
            shop.sweep();
        }
        assertInstanceOf(RefundState.Pending.class, refund().state());
        assertEquals(1, toldBuyer(RefundFact.RefundOnItsWayBuyer.class));
        assertEquals(0, toldBuyer(RefundFact.RefundDelayedBuyer.class));
        for (int hour = 0; hour < 36; hour++) {
            shop.clock.advance(Duration.ofHours(1));
            shop.sweep();
        }
        assertInstanceOf(RefundState.Parked.class, refund().state());
        shop.gateway.payPending(new RefundRequest(KEY, "O1", cny(5_000)));
        shop.clock.advance(Duration.ofDays(1));
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        shop.reconcile();
    }

    @Test
    void aWebhookIsAHintAndNeverAnAttempt() {
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        shop.gateway.answer(KEY, new GatewayOutcome.Unknown("503"));
        int attempts = refund().tries().attempts();
        for (int message = 0; message < 40; message++) {
            told(KEY, 5_000, new GatewayOutcome.Declined("old"));
            shop.sweep();
            shop.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(attempts, refund().tries().attempts());
        assertInstanceOf(RefundState.Submitted.class, refund().state());
    }

    @Test
    void itIsGivenUpOnlyAfterHoursOfTrouble() {
        shop.gateway.breakDown();
        for (int attempt = 0; attempt < 2 * Tries.MAX_ATTEMPTS; attempt++) {
            shop.sweep();
            shop.clock.advance(Duration.ofMinutes(2));
        }
        assertInstanceOf(RefundState.Claimed.class, refund().state());
    }

    @Test
    void notNowIsNeitherAnAttemptNorADecline() {
        for (int call = 0; call < 3 * Tries.MAX_ATTEMPTS; call++) {
            shop.gateway.next(Next.NOT_NOW);
            shop.sweep();
            assertEquals(0, refund().tries().attempts());
            shop.clock.advance(Duration.ofMinutes(20));
        }
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
    }

    @Test
    void refundsOfOneOrderGoOneAfterTheOtherWhereTheProviderWantsIt() {
        shop.gateway.terms = new GatewayTerms(Duration.ofDays(15), true, Duration.ofMinutes(1));
        shop.sweep();
        shop.place(
                "P1",
                IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> line(Integer.toString(n), "M1", "S1", 1, 100))
                        .toArray(PaidOrder.PaidLine[]::new));
        for (int n = 1; n <= 8; n++) {
            shop.admit("P1", Integer.toString(n), OptionalInt.empty());
        }
        for (int minute = 1; minute <= 8; minute++) {
            assertEquals(1, shop.sweep().settled(), "minute " + minute);
            shop.clock.advance(Duration.ofMinutes(1));
        }
        shop.reconcile();
    }

    @Test
    void theGatewayIsAskedOnceADayAboutWhatIsParkedAndWhatWasPaidByHand() {
        park();
        shop.gateway.answer(KEY, new GatewayOutcome.Unknown("503"));
        lookEachHourFor(2);
        assertEquals(2, shop.gateway.asked.size());
        byHand(TRANSFER);
        lookEachHourFor(2);
        assertEquals(4, shop.gateway.asked.size());
    }

    private void lookEachHourFor(int days) {
        for (int hour = 0; hour < days * 24; hour++) {
            shop.clock.advance(Duration.ofHours(1));
            shop.sweep();
        }
    }

    @Test
    void whatTheGatewayAcceptsOnlyAfterItWasParkedIsToldToBeOnItsWay() {
        park();
        shop.gateway.answer(KEY, new GatewayOutcome.Pending("p-1"));
        lookEachHourFor(3);
        assertInstanceOf(RefundState.Pending.class, refund().state());
        assertEquals(1, toldBuyer(RefundFact.RefundOnItsWayBuyer.class));
    }

    @Test
    void whatTheGatewayHadAcceptedBeforeItWasParkedIsNotToldToBeOnItsWayAgain() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        shop.gateway.answer(KEY, new GatewayOutcome.Declined("account closed"));
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        park();
        shop.gateway.answer(KEY, new GatewayOutcome.Pending("p-1"));
        lookEachHourFor(1);
        assertInstanceOf(RefundState.Pending.class, refund().state());
        assertEquals(1, toldBuyer(RefundFact.RefundOnItsWayBuyer.class));
    }

    @Test
    void whatIsPaidByHandIsInTheBooksAndToldAndTheSameAgainChangesNothing() {
        assertInstanceOf(
                Outcome.NotFound.class,
                new PayByHand(database)
                        .record(
                                RefundId.parse("O9~1~stockout~1-1").orElseThrow(),
                                TRANSFER,
                                Actor.of("operator:anna"),
                                Shop.START));
        park();
        assertInstanceOf(Outcome.Created.class, byHand(TRANSFER));
        assertInstanceOf(Outcome.Repeated.class, byHand(TRANSFER));
        assertInstanceOf(Outcome.Conflict.class, byHand(new ManualPayment("cash", Shop.START, "bt-17", 5_000)));
        assertEquals(1, toldBuyer(RefundFact.RefundedBuyer.class));
        assertInstanceOf(RefundState.PaidByHand.class, refund().state());
        shop.reconcile();
    }

    @Test
    void nothingIsPaidByHandWhileItIsUnderWayOrDone() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        assertInstanceOf(Outcome.Refused.class, byHand(TRANSFER));
        told(KEY, 5_000, new GatewayOutcome.Done("gw-1"));
        assertInstanceOf(Outcome.Refused.class, byHand(TRANSFER));
    }

    @Test
    void whatTheGatewayPaysAfterAPaymentByHandIsAnAlarmAndNoSecondSuccess() {
        park();
        byHand(TRANSFER);
        told(KEY, 5_000, new GatewayOutcome.Done("gw-1"));
        told(KEY, 5_000, new GatewayOutcome.Done("gw-1"));
        assertEquals(1, toldBuyer(RefundFact.RefundedBuyer.class));
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, RefundFact.RefundPaidTwiceOperator.class)
                        .size());
        var events = new UnexpectedEvents(database);
        assertEquals(
                List.of(UnexpectedEvent.Why.PAID_TWICE),
                events.open(10, Optional.empty()).items().stream()
                        .map(UnexpectedEvent::why)
                        .toList());
        shop.reconcile();
        told(KEY, 5_000, new GatewayOutcome.Returned("recovered"));
        assertInstanceOf(RefundState.PaidByHand.class, refund().state());
        shop.reconcile();
    }

    @Test
    void whatCannotBeIsKeptOnceUntilSomebodyHasLookedAtIt() {
        told(KEY, 4_999, new GatewayOutcome.Done("gw-1"));
        told(KEY, 4_999, new GatewayOutcome.Done("gw-1"));
        told("O9~1~stockout~1-1", 5_000, new GatewayOutcome.Done("gw-1"));
        var events = new UnexpectedEvents(database);
        List<UnexpectedEvent> open = events.open(10, Optional.empty()).items();
        assertEquals(2, open.size());
        var review = new ReviewUnexpectedEvent(database);
        for (UnexpectedEvent event : open) {
            assertInstanceOf(
                    Outcome.Created.class, review.review(event.id(), "asked", Actor.of("operator:anna"), Shop.START));
            assertInstanceOf(
                    Outcome.Repeated.class, review.review(event.id(), "asked", Actor.of("operator:anna"), Shop.START));
        }
        assertInstanceOf(
                Outcome.Conflict.class,
                review.review(open.getFirst().id(), "paid", Actor.of("operator:anna"), Shop.START));
        assertInstanceOf(Outcome.NotFound.class, review.review("e-0", "asked", Actor.of("operator:anna"), Shop.START));
        assertEquals(List.of(), events.open(10, Optional.empty()).items());
        assertInstanceOf(RefundState.Scheduled.class, refund().state());
    }

    /** They are due before the good one, fill many pages, and cannot be read. */
    @Test
    void refundsThatCannotBeTakenUpMoveBackAndNeverStopTheOthers() {
        for (int n = 2; n <= 120; n++) {
            place("O" + n);
            spoil("O" + n);
        }
        shop.clock.advance(Duration.ofHours(1));
        place("O500");
        shop.sweep();
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O500", "1").getFirst().state());
        assertEquals(100, stuck(), "one page of refunds");
    }

    @Test
    void oneThatCannotBeReadIsLookedAtAgainAfterTenMinutes() {
        spoil("O1");
        shop.sweep();
        shop.failures.clear();
        shop.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        shop.sweep();
        assertEquals(List.of(), shop.failures);
        shop.clock.advance(Duration.ofMillis(1));
        shop.sweep();
        assertEquals(1, shop.failures.size());
        assertEquals(1, stuck());
    }

    @Test
    void oneThatCannotBeTakenUpWaitsAMinuteAndTwiceAsLongEachTimeUntilAnOperatorIsTold() {
        var back = new MoveBack(database);
        for (int faults = 1; faults <= MoveBack.MOST_FAULTS; faults++) {
            assertEquals(0, stuck());
            back.after(ID, new IllegalStateException("is broken"), shop.clock.instant(), (_, again) -> {
                throw again;
            });
            assertEquals(faults, refund().tries().faults());
            assertEquals(Optional.of("is broken"), refund().tries().reason());
            var waiting = assertInstanceOf(RefundState.Waiting.class, refund().state());
            var wait = Duration.ofMinutes(1L << (faults - 1));
            assertEquals(shop.clock.instant().plus(wait), waiting.wakeAt());
            shop.clock.advance(wait);
        }
        assertEquals(1, stuck());
    }

    @Test
    void troubleOfTheStoreIsNotHeldAgainstARefund() {
        Refund before = refund();
        new MoveBack(database).after(ID, new StorageBusy("not now"), shop.clock.instant(), (_, again) -> {
            throw again;
        });
        assertEquals(before, refund());
    }

    private int stuck() {
        return shop.told(Actor.OPERATOR, RefundFact.RefundStuckOperator.class).size();
    }

    private void spoil(String orderId) {
        var row = database.find(new Key(Table.CASES, orderId + "~1~stockout", "REFUND~0000001-0000001"))
                .orElseThrow();
        var attributes = new HashMap<>(row.attributes());
        attributes.put("split", "?");

        database.commit(List.of(new Write.Replace(row.key(), row.version(), attributes)));
    }
}
