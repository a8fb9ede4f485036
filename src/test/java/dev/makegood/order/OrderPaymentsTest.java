package dev.makegood.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.RefundFrom;
import dev.makegood.storage.TornRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Verifies that refunds draw all of their amount on the payments of the order, and on none more than it has. */
class OrderPaymentsTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private static Money cny(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    private static OrderPayment payment(int number, long minor) {
        return new OrderPayment("http", "pay-" + number, Optional.empty(), cny(minor));
    }

    private static OrderPayments of(RefundFrom from, List<Long> totals) {
        List<OrderPayment> payments = IntStream.range(0, totals.size())
                .mapToObj(number -> payment(number, totals.get(number)))
                .toList();
        return OrderPayments.of(from, payments).orElseThrow();
    }

    /** Returns payments of which others, too, paid these amounts more. */
    private static OrderPayments shared(RefundFrom from, List<Long> parts, List<Long> more) {
        List<OrderPayment> payments = IntStream.range(0, parts.size())
                .mapToObj(number -> new OrderPayment(
                        "http",
                        "pay-" + number,
                        Optional.empty(),
                        cny(parts.get(number) + more.get(number)),
                        Optional.of(cny(parts.get(number)))))
                .toList();
        return OrderPayments.of(from, payments).orElseThrow();
    }

    private static List<Long> drawn(OrderPayments payments) {
        return payments.each().stream()
                .map(one -> one.drawn().getAmountMinorLong())
                .toList();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    @Property
    void theSharesAreTheRefundAndNoPaymentRefundsMoreThanItsTotal(
            @ForAll RefundFrom from,
            @ForAll @Size(min = 1, max = OrderPayments.MOST) List<@LongRange(min = 1, max = 900) Long> totals,
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 900) Long> refunds) {
        OrderPayments payments = of(from, totals);
        for (long wanted : refunds) {
            long amount = Math.min(wanted, sum(totals) - sum(drawn(payments)));
            if (amount == 0) {
                break;
            }
            List<Long> before = drawn(payments);
            OrderPayments.Draw draw = payments.draw(cny(amount));
            assertEquals(
                    amount,
                    sum(draw.shares().stream()
                            .map(share -> share.amount().getAmountMinorLong())
                            .toList()));
            assertTrue(draw.shares().stream().allMatch(share -> share.amount().isPositive()), draw::toString);
            payments = draw.after();
            assertEquals(sum(before) + amount, sum(drawn(payments)));
            for (int i = 0; i < totals.size(); i++) {
                assertFalse(drawn(payments).get(i) > totals.get(i), payments::toString);
                assertFalse(drawn(payments).get(i) < before.get(i), payments::toString);
            }
        }
        long left = sum(totals) - sum(drawn(payments));
        if (left > 0) {
            assertEquals(totals, drawn(payments.draw(cny(left)).after()));
        }
        OrderPayments last = payments;
        assertThrows(TornRead.class, () -> last.draw(cny(left + 1)));
    }

    /** Another order draws on the rest of the payment, so what it paid for this one is all there is. */
    @Property
    void aPaymentOfOtherOrdersTooIsDrawnAsOneOfThisOrdersPart(
            @ForAll RefundFrom from,
            @ForAll @Size(min = 1, max = OrderPayments.MOST) List<@LongRange(min = 1, max = 900) Long> parts,
            @ForAll @Size(OrderPayments.MOST) List<@LongRange(max = 900) Long> more,
            @ForAll @LongRange(min = 1, max = 900) long wanted) {
        OrderPayments ofParts = shared(from, parts, more);
        Money amount = cny(Math.min(wanted, sum(parts)));
        assertEquals(
                drawn(of(from, parts).draw(amount).after()),
                drawn(ofParts.draw(amount).after()));
        assertThrows(TornRead.class, () -> ofParts.draw(cny(sum(parts) + 1)));
    }

    @Example
    void thePartOfAPaymentIsPositiveAndAtMostItsTotal() {
        for (long part : List.of(0L, 6L)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new OrderPayment("http", "pay-1", Optional.empty(), cny(5), Optional.of(cny(part))));
        }
    }

    @Property
    void byShareEachPaymentBearsItsPartToTheMinorUnit(
            @ForAll @Size(min = 1, max = OrderPayments.MOST) List<@LongRange(min = 1, max = 900) Long> totals,
            @ForAll @LongRange(min = 1, max = 900) long wanted) {
        long amount = Math.min(wanted, sum(totals));
        List<Long> drawn =
                drawn(of(RefundFrom.BY_SHARE, totals).draw(cny(amount)).after());
        for (int i = 0; i < totals.size(); i++) {
            long exact = amount * totals.get(i) / sum(totals);
            assertTrue(drawn.get(i) >= exact && drawn.get(i) <= exact + 1, drawn::toString);
        }
    }

    @Property
    void inOrderAPaymentIsUsedUpBeforeTheNext(
            @ForAll @Size(min = 2, max = OrderPayments.MOST) List<@LongRange(min = 1, max = 900) Long> totals,
            @ForAll @LongRange(min = 1, max = 900) long wanted) {
        OrderPayments after = of(RefundFrom.IN_ORDER, totals)
                .draw(cny(Math.min(wanted, sum(totals))))
                .after();
        var left = new ArrayList<Money>();
        after.each().forEach(one -> left.add(one.left()));
        for (int i = 1; i < left.size(); i++) {
            assertTrue(left.get(i - 1).isZero() || after.each().get(i).drawn().isZero(), after::toString);
        }
    }

    @Example
    void aPaymentIsOnePaymentOfOneProvider() {
        var other = new OrderPayment("alipay", "pay-1", Optional.empty(), cny(1));
        assertFalse(OrderPayments.repeat(List.of(payment(1, 5), payment(2, 5), other)));
        assertTrue(OrderPayments.repeat(List.of(payment(1, 5), payment(1, 6))));
        assertThrows(IllegalArgumentException.class, () -> new OrderPayments.Drawable(payment(1, 5), cny(6)));
    }

    @Example
    void onlyAnOrderWithSeveralPaymentsDraws() {
        var split = new Split(cny(3), List.of(), List.of(payment(0, 5)), Optional.empty());
        assertFalse(of(RefundFrom.IN_ORDER, List.of(5L)).isDrawn(split));
        assertTrue(of(RefundFrom.IN_ORDER, List.of(5L, 5L)).isDrawn(split));
        var undrawn = new Split(cny(3), List.of(), List.of(payment(0, 5), payment(1, 5)), Optional.empty());
        assertFalse(of(RefundFrom.IN_ORDER, List.of(5L, 5L)).isDrawn(undrawn));
    }
}
