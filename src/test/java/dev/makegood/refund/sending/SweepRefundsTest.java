package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Tries;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.Shards;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies what one pass takes, counts and reports, and what it asks the gateway about refunds that are not sent. */
class SweepRefundsTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PENDS = Duration.ofDays(15);

    private final MemoryDatabase memory = new MemoryDatabase();
    private Instant committed = Shop.START;
    private Duration lag = Duration.ZERO;
    private final LaggingIndexes database = new LaggingIndexes(memory, () -> committed, () -> lag);
    private final Shop shop = new Shop(database, new MemoryScanner(memory, 50));
    private final List<RefundId> settled = new ArrayList<>();

    private SweepResult sweep(int limit) {
        return new SweepRefunds(database, shop.gateway, shop.clock, new Reports()).runOnce(limit);
    }

    private SweepResult sweep() {
        return sweep(80);
    }

    private class Reports implements SweepReport {
        @Override
        public void failed(RefundId id, RuntimeException fault) {
            throw fault;
        }

        @Override
        public void settled(Refund refund) {
            settled.add(refund.refundId());
        }
    }

    private void due(String orderId) {
        shop.place(orderId, line("1", "M1", "S1", 1, 5_000));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void parked() {
        shop.cutClock();
        due("O1");
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        assertInstanceOf(RefundState.Parked.class, refund().state());
    }

    private void paidByHand() {
        parked();
        var payment = new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000);
        assertInstanceOf(
                Outcome.Created.class,
                new PayByHand(database)
                        .record(RefundId.of(KEY), payment, Actor.of("operator:anna"), shop.clock.instant()));
    }

    private SweepResult aDayLater(GatewayOutcome answer) {
        shop.gateway.answer(KEY, answer);
        shop.clock.advance(DAY);
        return sweep();
    }

    @Test
    void aPassTakesNoMoreThanItsLimit() {
        for (int n = 1; n <= 2 * Shards.all().size(); n++) {
            due("O" + n);
        }
        assertEquals(Shards.all().size(), sweep(Shards.all().size()).settled());
        assertEquals(Shards.all().size(), sweep(Shards.all().size()).settled());
    }

    @Test
    void eachRefundThatIsSettledIsReported() {
        due("O1");
        sweep();
        assertEquals(List.of(RefundId.of(KEY)), settled);
    }

    @Test
    void aParkedRefundThatTheGatewayPaidAfterAllIsSettled() {
        parked();
        assertEquals(SweepResult.LOST, aDayLater(new GatewayOutcome.Unknown("503")));
        assertEquals(SweepResult.SETTLED, aDayLater(new GatewayOutcome.Done("gw-1")));
        assertEquals(List.of(RefundId.of(KEY)), settled);
    }

    @Test
    void aParkedRefundIsAskedAboutOnceThoughAnIndexStillListsIt() {
        parked();
        int asked = shop.gateway.asked.size();
        committed = Shop.START.plusMillis(1);
        lag = Duration.ofMillis(1);
        aDayLater(new GatewayOutcome.Unknown("503"));
        sweep();
        assertEquals(asked + 1, shop.gateway.asked.size());
    }

    @Test
    void whatPendsForLongerThanTheProvidersLimitStaysParked() {
        shop.cutClock();
        due("O1");
        shop.gateway.next(Next.PEND);
        sweep();
        for (Duration passed = Duration.ZERO; passed.compareTo(PENDS) <= 0; passed = passed.plus(Duration.ofHours(6))) {
            shop.clock.advance(Duration.ofHours(6));
            sweep();
        }
        RefundState.Parked parked = assertInstanceOf(RefundState.Parked.class, refund().state());
        assertEquals(SweepResult.LOST, aDayLater(new GatewayOutcome.Pending("p-1")));
        assertEquals(
                parked.reason(),
                assertInstanceOf(RefundState.Parked.class, refund().state()).reason());
    }

    private Optional<Instant> askAt() {
        return assertInstanceOf(RefundState.PaidByHand.class, refund().state()).askAt();
    }

    @Test
    void theGatewayIsAskedAboutAPaymentByHandUntilItKnowsNothingOfIt() {
        paidByHand();
        assertEquals(SweepResult.LOST, aDayLater(new GatewayOutcome.Unknown("503")));
        assertEquals(Optional.of(shop.clock.instant().plus(DAY)), askAt());
        assertEquals(SweepResult.LOST, aDayLater(new GatewayOutcome.NotFound()));
        assertEquals(Optional.empty(), askAt());
    }

    @Test
    void theGatewayIsAskedAboutAPaymentByHandUntilItCanNoLongerPay() {
        paidByHand();
        for (int day = 1; day <= PENDS.toDays(); day++) {
            aDayLater(new GatewayOutcome.Pending("p-1"));
            assertEquals(Optional.of(shop.clock.instant().plus(DAY)), askAt());
        }
        aDayLater(new GatewayOutcome.Pending("p-1"));
        assertEquals(Optional.empty(), askAt());
    }

    @Test
    void whatTheGatewayPaidBesideAPaymentByHandIsNotSettledAgain() {
        paidByHand();
        assertEquals(SweepResult.LOST, aDayLater(new GatewayOutcome.Done("gw-1")));
        assertEquals(List.of(), settled);
    }

    @Test
    void aSumCountsEachByItself() {
        assertEquals(
                new SweepResult(11, 22, 33, 44, 55, 66),
                new SweepResult(1, 2, 3, 4, 5, 6).plus(new SweepResult(10, 20, 30, 40, 50, 60)));
    }
}
