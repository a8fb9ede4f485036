package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RoutedGateway;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies what becomes of a refund whose provider the stack no longer has, whether it was sent before or not. */
class MissingProviderTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final PaymentGateway gone = new RoutedGateway(Providers.of("stripe"), Map.of());

    @BeforeEach
    void aRefundIsDue() {
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void providerIsGone(boolean sentBefore, int hours) {
        if (sentBefore) {
            shop.gateway.next(Next.PAY_AND_TIME_OUT);
            shop.sweep();
        }
        for (int quarter = 0; quarter < hours * 4; quarter++) {
            shop.clock.advance(Duration.ofMinutes(15));
            new SweepRefunds(database, gone, shop.clock, (id, fault) -> shop.failures.add(id + ": " + fault))
                    .runOnce(80);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsParkedInTimeSoThatAPersonCanPayIt(boolean sentBefore) {
        providerIsGone(sentBefore, 20);
        String reason =
                assertInstanceOf(RefundState.Parked.class, refund().state()).reason();
        assertEquals("the payment provider stripe is not configured", reason.substring(reason.indexOf(": ") + 2));
        var payment = new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000);
        assertInstanceOf(
                Outcome.Created.class,
                new PayByHand(database)
                        .record(refund().refundId(), payment, Actor.of("operator:anna"), shop.clock.instant()));
        shop.reconcile();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderThatIsThereAgainWithinHoursPaysItOnce(boolean sentBefore) {
        providerIsGone(sentBefore, 3);
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(1, shop.gateway.books().size());
        shop.reconcile();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aParkedOneIsPaidOnceItIsResumed(boolean sentBefore) {
        providerIsGone(sentBefore, 20);
        new ResumeRefund(database).resume(refund().refundId(), shop.clock.instant());
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(1, shop.gateway.books().size());
        shop.reconcile();
    }
}
