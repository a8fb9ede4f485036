package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.order.PaidOrder;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.settlement.HearProviderList.Compared;
import dev.makegood.refund.settlement.UnexpectedEvent.Why;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a provider's list and our refunds agree in the end, or a person is told, however often they are compared. */
class HearProviderListContract extends Contract {
    private static final String MERCHANT = "acct_1";

    private final Listing stripe = new Listing();
    private Shop shop;

    /** Is a provider's list. It has the refunds of the platform's own payments, and of one merchant's. */
    private static final class Listing implements ProviderRefunds {
        private final List<Listed> own = new ArrayList<>();
        private final List<Listed> merchants = new ArrayList<>();
        private final List<Set<String>> asked = new ArrayList<>();
        private Duration behind = Duration.ZERO;
        private boolean broken;

        @Override
        public String provider() {
            return Providers.STRIPE;
        }

        @Override
        public Instant wholeUntil(Instant now) {
            return now.minus(behind);
        }

        @Override
        public void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
            asked.add(subMerchants);
            own.forEach(refund);
            merchants.stream().filter(_ -> !subMerchants.isEmpty()).forEach(refund);
            if (broken) {
                throw new IllegalStateException("half a list");
            }
        }
    }

    @BeforeEach
    void twoRefundsArePaid() {
        shop = new Shop(database(), scanner());
        owed("O1", Optional.empty());
        owed("O2", Optional.of(MERCHANT));
        shop.sweep();
        listed(stripe.own, "O1", "re_1", cny(5_000), new GatewayOutcome.Done("gw-" + key("O1")));
        listed(stripe.merchants, "O2", "re_2", cny(5_000), new GatewayOutcome.Done("gw-" + key("O2")));
        shop.clock.advance(Duration.ofHours(5));
    }

    private void owed(String orderId, Optional<String> merchant) {
        var payment = new OrderPayment("stripe", "pi_" + orderId, merchant, cny(9_000));
        var lines = List.of(line("1", "M1", orderId, 1, 5_000));
        shop.report(new PaidOrder(orderId, "pinduoduo", BUYER, CNY, shop.clock.instant(), lines, List.of(payment)));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private static String key(String orderId) {
        return orderId + "~1~stockout~1-1";
    }

    private static void listed(
            List<ProviderRefunds.Listed> list, String orderId, String id, Money amount, GatewayOutcome outcome) {
        var merchant = orderId.equals("O2") ? Optional.of(MERCHANT) : Optional.<String>empty();
        String reference = outcome instanceof GatewayOutcome.Done done ? done.reference() : id;
        list.add(new ProviderRefunds.Listed(
                reference,
                RefundRequest.number(key(orderId)),
                Optional.of(key(orderId)),
                new NamedPayment(Set.of("pi_" + orderId), merchant),
                amount,
                Optional.of(outcome)));
    }

    /** Adds a refund as a bill has it: by its number, without the key and the merchant. */
    private void billed(String key, String payment, Money amount, String reference) {
        stripe.own.add(new ProviderRefunds.Listed(
                reference,
                RefundRequest.number(key),
                Optional.empty(),
                new NamedPayment(Set.of(payment), Optional.empty()),
                amount,
                Optional.of(new GatewayOutcome.Done(reference))));
    }

    private Compared compare() {
        return new HearProviderList(database(), Providers.HTTP).compare(stripe, shop.clock.instant());
    }

    private Refund refund(String orderId) {
        return shop.refunds(orderId, "1").getFirst();
    }

    private List<Why> kept() {
        return new UnexpectedEvents(database())
                .open(10, Optional.empty()).items().stream()
                        .map(UnexpectedEvent::why)
                        .toList();
    }

    @Test
    void whatAgreesChangesNothingAndEachMerchantIsAskedFor() {
        Refund before = refund("O1");
        assertEquals(new Compared(2, 0, 2, 0), compare());
        assertEquals(new Compared(2, 0, 2, 0), compare());
        assertEquals(before, refund("O1"));
        assertEquals(List.of(), kept());
        assertEquals(List.of(Set.of(MERCHANT), Set.of(MERCHANT)), stripe.asked);
    }

    @Test
    void aRefundThatTheProviderPaidWithoutTellingIsSettled() {
        owed("O3", Optional.empty());
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        listed(stripe.own, "O3", "re_3", cny(5_000), new GatewayOutcome.Done("gw-3"));
        assertEquals(new Compared(3, 0, 2, 0), compare());
        assertInstanceOf(RefundState.Settled.class, refund("O3").state());
        shop.reconcile();
    }

    @Test
    void aRefundThatCameBackWithoutAWordIsOwedAgain() {
        stripe.own.clear();
        listed(stripe.own, "O1", "re_1", cny(5_000), new GatewayOutcome.Returned("failed"));
        compare();
        assertInstanceOf(RefundState.Returned.class, refund("O1").state());
        assertEquals(2, refund("O1").key().number());
        shop.reconcile();
    }

    @Test
    void whatContradictsOurRowsIsKeptOnceForAPerson() {
        listed(stripe.own, "O1", "re_9", cny(5_000), new GatewayOutcome.Done("gw-9"));
        listed(stripe.own, "O9", "re_8", cny(5_000), new GatewayOutcome.Done("gw-8"));
        listed(stripe.merchants, "O2", "re_7", cny(4_999), new GatewayOutcome.Done("gw-7"));
        compare();
        compare();
        assertEquals(Set.of(Why.PAID_TWICE, Why.UNKNOWN_KEY, Why.OTHER_AMOUNT), Set.copyOf(kept()));
        assertEquals(3, kept().size());
    }

    /** The provider is asked, and does not know it either. */
    @Test
    void whatTheListLacksIsAskedAboutAndTold() {
        stripe.merchants.clear();
        assertEquals(new Compared(1, 0, 2, 1), compare());
        shop.gateway.answer(key("O2"), new GatewayOutcome.NotFound());
        shop.sweep();
        assertEquals(List.of(Why.FORGOTTEN), kept());
        assertEquals(List.of(key("O2")), shop.gateway.asked);
    }

    @Test
    void aRefundThatIsOnItsWayIsInTheList() {
        stripe.merchants.clear();
        listed(stripe.merchants, "O2", "re_2", cny(5_000), new GatewayOutcome.Done("gw-2"));
        ProviderRefunds.Listed done = stripe.merchants.removeFirst();
        stripe.merchants.add(new ProviderRefunds.Listed(
                done.reference(), done.number(), done.key(), done.payment(), done.amount(), Optional.empty()));
        assertEquals(new Compared(2, 0, 2, 0), compare());
    }

    @Test
    void whatIsTooYoungOrTooOldNeedNotBeListed() {
        stripe.own.clear();
        stripe.merchants.clear();
        owed("O3", Optional.empty());
        shop.sweep();
        assertEquals(2, compare().lacking());
        shop.clock.advance(Duration.ofHours(46));
        assertEquals(1, compare().lacking());
    }

    @Test
    void ofHalfAListNothingIsSaidToBeLacking() {
        stripe.own.clear();
        stripe.broken = true;
        assertThrows(IllegalStateException.class, this::compare);
        shop.sweep();
        assertEquals(List.of(), shop.gateway.asked);
    }

    @Test
    void aBillIsHeardByThePaymentThatItNames() {
        stripe.own.clear();
        stripe.merchants.clear();
        billed(key("O1"), "pi_O1", cny(5_000), "gw-" + key("O1"));
        billed(key("O2"), "pi_O2", cny(5_000), "gw-" + key("O2"));
        assertEquals(new Compared(2, 0, 2, 0), compare());
        assertEquals(List.of(), kept());
    }

    /** Neither a second movement, nor one of another payment, nor a number that nobody has, is ours without a person. */
    @Test
    void whatOnlyABillHasIsKeptOnceForAPerson() {
        billed(key("O1"), "pi_O1", cny(5_000), "gw-9");
        billed(key("O1"), "pi_O9", cny(5_000), "gw-8");
        billed(key("O9"), "pi_O2", cny(5_000), "gw-7");
        billed(key("O2"), "pi_O2", cny(4_999), "gw-6");
        compare();
        assertEquals(3, compare().kept(), "a second movement of a settled refund is heard, and kept beside it");
        assertEquals(
                List.of(Why.OTHER_AMOUNT, Why.PAID_TWICE, Why.UNKNOWN_KEY, Why.UNKNOWN_KEY),
                kept().stream().sorted(Comparator.comparing(Why::name)).toList());
    }

    /** A bill says neither what the buyer got nor who paid: the provider is asked, also about a case of long ago. */
    @Test
    void whatABillHasAndWeHaveAsOpenIsAskedAbout() {
        owed("O3", Optional.empty());
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        shop.clock.advance(Duration.ofSeconds(1));
        billed(key("O3"), "pi_O3", cny(5_000), "gw-3");
        compare();
        assertInstanceOf(RefundState.Submitted.class, refund("O3").state());
        shop.gateway.answer(key("O3"), new GatewayOutcome.Done("gw-3", Optional.of(cny(4_500))));
        shop.sweep();
        var settled = assertInstanceOf(RefundState.Settled.class, refund("O3").state());
        assertEquals(Optional.of(cny(4_500)), settled.toBuyer());
        shop.reconcile();
    }

    @Test
    void aPaymentOfAnEarlierNumberIsKnownInABill() {
        listed(stripe.own, "O1", "re_1", cny(5_000), new GatewayOutcome.Returned("failed"));
        compare();
        stripe.own.clear();
        billed(key("O1"), "pi_O1", cny(5_000), "gw-" + key("O1"));
        assertEquals(0, compare().kept());
    }

    @Test
    void whatWasPaidAfterTheLastBillNeedNotBeInIt() {
        stripe.own.clear();
        stripe.merchants.clear();
        stripe.behind = Duration.ofHours(12);
        assertEquals(new Compared(0, 0, 0, 0), compare());
        shop.clock.advance(Duration.ofHours(12));
        assertEquals(2, compare().lacking());
    }
}
