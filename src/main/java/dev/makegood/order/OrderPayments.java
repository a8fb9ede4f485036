package dev.makegood.order;

import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.RefundFrom;
import dev.makegood.storage.TornRead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds the payments of an order that said how it was paid, and how much of each its refunds have drawn. Only orders
 * with several payments draw: all refunds of an order with one payment are of that one, and at most what was paid.
 *
 * @param from on which payments a refund draws, by the policy version in force when the order was placed
 */
public record OrderPayments(RefundFrom from, List<Drawable> each) {
    /** The most payments of one order. */
    public static final int MOST = 8;

    public OrderPayments {
        each = List.copyOf(each);
    }

    /**
     * Holds one payment.
     *
     * @param drawn the sum of the refunds that draw on it; at most what it paid for this order
     */
    public record Drawable(OrderPayment payment, Money drawn) {
        public Drawable {
            if (drawn.isNegative() || drawn.isGreaterThan(payment.ofThisOrder())) {
                throw new IllegalArgumentException(drawn + " drawn on " + payment);
            }
        }

        Money left() {
            return payment.ofThisOrder().minus(drawn);
        }
    }

    /** Holds the part of a refund that draws on one payment; positive. */
    public record Share(OrderPayment payment, Money amount) {}

    /**
     * Holds the parts of a refund.
     *
     * @param shares of each payment that it draws on, in the order of the payments
     * @param after the payments after it
     */
    public record Draw(List<Share> shares, OrderPayments after) {}

    /** Returns the payments of a new order; empty if it did not say how it was paid. */
    static Optional<OrderPayments> of(RefundFrom from, List<OrderPayment> payments) {
        List<Drawable> each = payments.stream()
                .map(payment -> new Drawable(payment, Money.zero(payment.total().getCurrencyUnit())))
                .toList();
        return Optional.of(new OrderPayments(from, each))
                .filter(all -> !all.each().isEmpty());
    }

    /** Returns true if a provider has one payment under two of them. */
    public static boolean repeat(List<OrderPayment> payments) {
        var seen = new HashSet<List<String>>();
        return !payments.stream().allMatch(payment -> seen.add(List.of(payment.provider(), payment.reference())));
    }

    List<OrderPayment> payments() {
        return each.stream().map(Drawable::payment).toList();
    }

    /** Returns true if a refund with this split has drawn on its payment already. */
    public boolean isDrawn(Split split) {
        return each.size() > 1 && split.payment().isPresent();
    }

    /**
     * Draws a positive amount, to the minor unit.
     *
     * @throws TornRead if it is more than what is left, as after another worker has drawn it
     */
    public Draw draw(Money amount) {
        Money left = sum(each.stream().map(Drawable::left).toList(), amount);
        TornRead.unless(!amount.isGreaterThan(left), amount + " to draw, and only " + left + " left of " + each);
        var shares = new ArrayList<Share>();
        var after = new ArrayList<Drawable>();
        Money behind = amount.minus(amount);
        Money drawn = behind;
        for (Drawable drawable : each) {
            behind = behind.plus(drawable.left());
            Money upTo = from == RefundFrom.IN_ORDER
                    ? Shares.least(amount, behind)
                    : Shares.cumulative(amount, behind.getAmountMinorLong(), left.getAmountMinorLong());
            Money share = upTo.minus(drawn);
            if (share.isPositive()) {
                shares.add(new Share(drawable.payment(), share));
            }
            after.add(new Drawable(drawable.payment(), drawable.drawn().plus(share)));
            drawn = upTo;
        }
        return new Draw(List.copyOf(shares), new OrderPayments(from, after));
    }

    private static Money sum(List<Money> amounts, Money like) {
        return amounts.stream().reduce(like.minus(like), Money::plus);
    }
}
