package dev.makegood.order;

import dev.makegood.policy.PartKind;
import dev.makegood.policy.PartRule;
import dev.makegood.policy.Terms;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * Decides how much of an order's parts is refunded with its units. The whole refund of an order depends only on the
 * price of the units that do not ship; each refund is the difference to what was set aside before. Therefore neither
 * the order nor the size of the refunds matters, and the next refund makes up for one that was too small.
 *
 * @param all the parts, in the reported order
 * @param unshipped the price of the units that do not ship
 * @param setAside what was set aside for these units and their parts
 */
public record OrderParts(List<Part> all, Money unshipped, Money setAside) {

    /**
     * Holds one part.
     *
     * @param rule from the version in force when the order was placed
     * @param lines the price of the lines to which it belongs
     * @param unshipped the price of those of their units that do not ship
     */
    public record Part(OrderPart said, PartRule rule, Money lines, Money unshipped) {
        /** Returns how much of it is to be refunded in all. */
        Money refunded() {
            Money nothing = Money.zero(lines.getCurrencyUnit());
            boolean none = !unshipped.isLessThan(lines);
            return switch (rule) {
                case BY_SHARE -> none ? said.amount() : share(unshipped);
                case WHEN_NOTHING_SHIPS -> none ? said.amount() : nothing;
                case DIFFERENCE -> said.amount().minus(said.cost(lines.minus(unshipped)));
                case NEVER -> nothing;
            };
        }

        private Money share(Money price) {
            return Shares.cumulative(
                    said.amount(), within(price, lines).getAmountMinorLong(), lines.getAmountMinorLong());
        }

        private Part with(Money price) {
            return new Part(said, rule, lines, unshipped.plus(price));
        }

        private Refunded.Amount less(Part before) {
            return new Refunded.Amount(
                    said.part(), said.merchantId(), refunded().minus(before.refunded()));
        }

        /** Returns the share of units of this price in a discount; zero for other parts. */
        private Money discount(Money price) {
            return said.part() == PartKind.DISCOUNT && lines.isPositive()
                    ? share(price).negated()
                    : Money.zero(price.getCurrencyUnit());
        }
    }

    /**
     * Says what a refund is made of. Its total is less than the sum if the order has less left, or if a discount that no
     * longer applies exceeds the price of the units; it is more if an earlier refund was too small.
     *
     * @param goods the price of the units
     * @param amounts the parts of the order, without those of which nothing is refunded
     */
    public record Refunded(Money goods, List<Amount> amounts) {
        /** Holds the amount of a part; its merchant, or else the platform, bears it. */
        public record Amount(PartKind part, Optional<String> merchantId, Money amount) {}
    }

    /** Returns the parts of an order under the terms that are in force; empty if it has none. */
    static Optional<OrderParts> of(PaidOrder order, Terms.Refund terms) {
        Money nothing = Money.zero(order.currency());
        List<Part> all = order.parts().stream()
                .map(part -> new Part(
                        part,
                        terms.rule(part.part()),
                        order.lines().stream()
                                .filter(line -> part.isFor(line.merchantId()))
                                .map(PaidOrder.PaidLine::paid)
                                .reduce(nothing, Money::plus),
                        nothing))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new OrderParts(all, nothing, nothing));
    }

    List<OrderPart> said() {
        return all.stream().map(Part::said).toList();
    }

    /** Returns the parts after more units (or, with a negative price, fewer) of a merchant do not ship. */
    OrderParts with(String merchantId, Money price) {
        UnaryOperator<Part> grown = part -> part.said().isFor(merchantId) ? part.with(price) : part;
        return new OrderParts(all.stream().map(grown).toList(), unshipped.plus(price), setAside);
    }

    OrderParts setAside(Money more) {
        return new OrderParts(all, unshipped, setAside.plus(more));
    }

    /** Returns the parts after a refund is not paid after all; unchanged if no parts were planned with it. */
    OrderParts released(String merchantId, Split split) {
        return split.made()
                .map(made -> with(merchantId, made.goods().negated())
                        .setAside(split.total().negated()))
                .orElse(this);
    }

    /** Returns the parts after units were refunded outside Makegood, with what their rules give. */
    OrderParts refundedElsewhere(String merchantId, Money price) {
        OrderParts next = with(merchantId, price);
        return next.setAside(next.target().minus(target()));
    }

    /** Returns how much has yet to be set aside; zero or more. */
    Money due() {
        Money due = target().minus(setAside);
        return due.isNegative() ? Money.zero(due.getCurrencyUnit()) : due;
    }

    private Money target() {
        return all.stream().map(Part::refunded).reduce(unshipped, Money::plus);
    }

    /** Returns what a refund for units of this price is made of, as the difference to the parts before. */
    Refunded since(OrderParts before, Money price) {
        List<Refunded.Amount> amounts = IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).less(before.all.get(i)))
                .filter(part -> !part.amount().isZero())
                .toList();
        return new Refunded(price, amounts);
    }

    /** Returns the discounts' share of units of this price, whenever the discounts are refunded. */
    Money discount(String merchantId, Money price) {
        return within(
                all.stream()
                        .filter(part -> part.said().isFor(merchantId))
                        .map(part -> part.discount(price))
                        .reduce(Money.zero(price.getCurrencyUnit()), Money::plus),
                price);
    }

    private static Money within(Money amount, Money most) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : Shares.least(amount, most);
    }
}
