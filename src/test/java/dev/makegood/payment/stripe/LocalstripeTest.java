package dev.makegood.payment.stripe;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.makegood.local.stripe.Localstripe;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs the contract on localstripe behind a proxy of ours; {@code scripts/providers} starts it. */
@EnabledIfSystemProperty(named = LocalstripeTest.ADDRESS, matches = ".+")
class LocalstripeTest extends StripeContract {
    static final String ADDRESS = "makegood.localstripe";

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Localstripe books = new Localstripe(URI.create(System.getProperty(ADDRESS)));
    private StripeProxy proxy;
    private String payment;

    @BeforeEach
    void start() throws IOException {
        proxy = new StripeProxy(books.base());
        payment = books.payment(books.card());
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return new StripeGateway(proxy.uri(), Secret.fixed(Localstripe.KEY), PATIENT, limit);
    }

    /** localstripe lists no refund of another payment than is asked for. */
    @Override
    protected PaymentGateway confused(Another another) {
        assumeTrue(another == Another.AMOUNT);
        books.call(
                "/v1/refunds",
                "payment_intent=" + payment + "&amount=1201&metadata[number]="
                        + request(KEY).number());
        return gateway(PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("stripe", payment, Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault fault) {
        proxy.next(fault);
    }

    @Override
    protected long moved(RefundRequest request) {
        long moved = 0;
        for (var refund : books.refunds(payment)) {
            moved += refund.at("/metadata/number").asText().equals(request.number()) ? 1 : 0;
        }
        return moved;
    }

    @Override
    protected void settle(RefundRequest request) {
        proxy.set(request.number(), "succeeded");
    }

    @Override
    protected void comeBack(RefundRequest request) {
        proxy.set(request.number(), "failed");
    }

    @Override
    protected void forgetKeys() {
        proxy.forgetKeys();
    }

    @Test
    void moreThanWasPaidIsRefused() {
        var all = new RefundRequest("k-1", "O-1", Money.parse("CNY 99"), Optional.of(payment()));
        assertInstanceOf(Done.class, gateway().refund(all));
        assertInstanceOf(Declined.class, gateway().refund(request(KEY)));
    }

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    /** Lets an order be owed a refund, whose first request is held back and times out. */
    private SweepRefunds heldBack() {
        shop.report(new PaidOrder(
                "O1",
                "pinduoduo",
                BUYER,
                CNY,
                START,
                List.of(line("1", "M1", "A1", 1, 5_000)),
                List.of(new OrderPayment("stripe", payment, Optional.empty(), cny(10_000)))));
        shop.admit("O1", "1", OptionalInt.empty());
        proxy.holdNext();
        var sweep = new SweepRefunds(database, gateway(SHORT), shop.clock, (id, fault) -> {});
        assertEquals(0, sweep.runOnce(10).settled());
        proxy.forgetKeys();
        return sweep;
    }

    @Test
    void nothingIsSentWhileARequestMayBeOnItsWay() throws InterruptedException {
        heldBack();
        var patient = new SweepRefunds(database, gateway(PATIENT), shop.clock, (id, fault) -> {});
        shop.clock.advance(Duration.ofSeconds(59));
        patient.runOnce(10);
        assertEquals(List.of(), books.refunded(payment));
        proxy.carryOut();
        shop.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, patient.runOnce(10).settled());
        assertEquals(List.of(5_000L), books.refunded(payment));
    }

    /** The remaining risk, with the key forgotten meanwhile. Asked about it, the gateway says so. */
    @Test
    void aRequestThatIsCarriedOutAfterTheNextLookIsReportedWhenAsked() throws InterruptedException {
        heldBack();
        shop.clock.advance(Duration.ofMinutes(2));
        var patient = new SweepRefunds(database, gateway(PATIENT), shop.clock, (id, fault) -> {});
        assertEquals(1, patient.runOnce(10).settled());
        proxy.carryOut();
        assertEquals(List.of(5_000L, 5_000L), books.refunded(payment));
        var request = new RefundRequest("O1~1~stockout~1-1", "O1", cny(5_000), Optional.of(payment()));
        assertEquals(
                new Unknown("Stripe has 2 refunds with this number"), gateway().find(request));
    }
}
