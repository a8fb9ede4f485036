package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.order.PaidOrder;
import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.refund.Advance;
import dev.makegood.refund.Advances;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.settlement.UnexpectedEvent;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that what the platform advanced for a refund is taken back once, whatever happens, and that the books say so. */
class AdvancesContract extends Contract {
    private static final RefundId ID = RefundId.parse("O1~1~stockout~1-1").orElseThrow();
    private static final Money ADVANCED = cny(4_500);

    private final Provider provider = new Provider();
    private final List<String> failures = new ArrayList<>();
    private Shop shop;

    /** Is a provider with books of its own, which answers as scripted. */
    private static final class Provider implements AdvanceProvider {
        private final List<Advanced> taken = new ArrayList<>();
        private Optional<GatewayOutcome> answer = Optional.empty();
        private Runnable meanwhile = () -> {};

        @Override
        public GatewayOutcome find(Advanced refund) {
            return taken.isEmpty() ? new GatewayOutcome.NotFound() : said();
        }

        @Override
        public GatewayOutcome takeBack(Advanced refund) {
            taken.add(refund);
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return said();
        }

        private GatewayOutcome said() {
            return answer.orElseGet(() -> new GatewayOutcome.Done("back-1"));
        }
    }

    @BeforeEach
    void aRefundThatThePlatformAdvanced() {
        shop = new Shop(database(), scanner());
        owed("O1");
        settled("O1", Optional.of(ADVANCED));
    }

    private void owed(String orderId) {
        var payment = new OrderPayment("wechatpay", "4200000000", Optional.of("1900000109"), cny(9_000));
        var lines = List.of(line("1", "M1", orderId, 1, 5_000));
        shop.report(new PaidOrder(orderId, "pinduoduo", BUYER, CNY, START, lines, List.of(payment)));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private void settled(String orderId, Optional<Money> advanced) {
        var origin = EventOrigin.of("wechatpay", new NamedPayment(Set.of("4200000000"), Optional.of("1900000109")));
        var done = new GatewayOutcome.Done("5030", Optional.empty(), advanced);
        new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(
                        new GatewayEvent("e-1", orderId + "~1~stockout~1-1", "5030", cny(5_000), done, origin),
                        shop.clock.instant());
    }

    private void run() {
        new ReturnAdvances(database(), provider, shop.clock, (key, fault) -> failures.add(fault.getMessage()))
                .runOnce(100);
    }

    private List<UnexpectedEvent> givenUp() {
        return new UnexpectedEvents(database()).open(10, Optional.empty()).items();
    }

    private Advance.State state() {
        return new Advances(database()).find(ID, 1).orElseThrow().value().state();
    }

    /** Returns what the books say is out, after an audit that must find no difference. */
    private long out() {
        var audit = new Reconcile(database(), scanner()).runOnce(shop.clock.instant(), Duration.ZERO);
        assertEquals(List.of(), audit.differences());
        return audit.totals().stream()
                .filter(total -> total.kind().equals("platform-advance"))
                .mapToLong(total -> -total.sum().getAmountMinorLong())
                .sum();
    }

    @Test
    void anAdvanceIsTakenBackOnce() {
        assertEquals(4_500, out());
        assertEquals(Advance.State.OWED, state());
        run();
        assertEquals(Advance.State.RETURNED, state());
        assertEquals(0, out());
        shop.clock.advance(Duration.ofDays(1));
        settled("O1", Optional.of(ADVANCED));
        run();
        assertEquals(List.of(new AdvanceProvider.Advanced("5030", "1900000109", ADVANCED)), provider.taken);
        assertEquals(List.of(), givenUp());
    }

    @Test
    void anAnswerThatWasLostIsFoundAndNothingIsAskedForTwice() {
        provider.answer = Optional.of(new GatewayOutcome.Unknown("no answer"));
        run();
        assertEquals(Advance.State.OWED, state());
        provider.answer = Optional.empty();
        run();
        assertEquals(Advance.State.OWED, state());
        shop.clock.advance(Duration.ofMinutes(1));
        run();
        assertEquals(Advance.State.RETURNED, state());
        assertEquals(1, provider.taken.size());
        assertEquals(0, out());
    }

    @Test
    void aWorkerThatDiesIsFollowedByAnotherOnceItsTimeIsOver() {
        provider.meanwhile = () -> {
            throw new IllegalStateException("died");
        };
        run();
        assertEquals(List.of("died"), failures);
        run();
        assertEquals(Advance.State.OWED, state());
        shop.clock.advance(Duration.ofMinutes(2));
        run();
        assertEquals(Advance.State.RETURNED, state());
        assertEquals(1, provider.taken.size());
        assertEquals(0, out());
    }

    @Test
    void twoWorkersAtOnceAskOnceAndPostOnce() {
        provider.meanwhile = this::run;
        run();
        assertEquals(1, provider.taken.size());
        assertEquals(0, out());
    }

    /** The first worker is slower than its time, and the second one finds what it did. */
    @Test
    void aWorkerThatComesTooLatePostsNothing() {
        provider.meanwhile = () -> {
            shop.clock.advance(Duration.ofMinutes(3));
            run();
            assertEquals(Advance.State.RETURNED, state());
        };
        run();
        assertEquals(1, provider.taken.size());
        assertEquals(0, out());
    }

    @Test
    void whatTheProviderGivesUpIsAPersonsWorkAndStaysInTheBooks() {
        provider.answer = Optional.of(new GatewayOutcome.Pending("back-1"));
        run();
        shop.clock.advance(Duration.ofHours(2));
        run();
        assertEquals(Advance.State.OWED, state());
        provider.answer = Optional.of(new GatewayOutcome.Declined("the merchant has nothing"));
        shop.clock.advance(Duration.ofHours(2));
        run();
        UnexpectedEvent event = givenUp().getFirst();
        assertEquals(UnexpectedEvent.Why.ADVANCE_OWED, event.why());
        assertEquals(ADVANCED, event.amount());
        assertEquals(Advance.State.GIVEN_UP, state());
        assertEquals(4_500, out());
        provider.answer = Optional.empty();
        shop.clock.advance(Duration.ofDays(1));
        run();
        assertEquals(1, givenUp().size());
        assertEquals(1, provider.taken.size());
    }

    @Test
    void itIsGivenUpOnceTheProviderTriesNoMore() {
        provider.answer = Optional.of(new GatewayOutcome.Pending("back-1"));
        run();
        shop.clock.advance(Duration.ofDays(90));
        run();
        assertEquals(Advance.State.OWED, state());
        shop.clock.advance(Duration.ofDays(1));
        run();
        assertEquals(Advance.State.GIVEN_UP, state());
        assertEquals(1, givenUp().size());
    }

    @Test
    void aRefundThatTheMerchantPaidOrOfWhichTooMuchIsSaidHasNoAdvance() {
        var orders = List.of("O2", "O3", "O4");
        var said = List.of(Optional.<Money>empty(), Optional.of(cny(5_001)), Optional.of(cny(0)));
        for (int i = 0; i < orders.size(); i++) {
            owed(orders.get(i));
            settled(orders.get(i), said.get(i));
            var id = RefundId.parse(orders.get(i) + "~1~stockout~1-1").orElseThrow();
            assertEquals(Optional.empty(), new Advances(database()).find(id, 1));
        }
        assertEquals(4_500, out());
    }
}
