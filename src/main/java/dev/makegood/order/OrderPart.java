package dev.makegood.order;

import dev.makegood.policy.PartKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds what an order is made of besides its lines: shipping, tax, insurance, or a discount on the whole order.
 *
 * @param merchantId the merchant who received or gave it, and to whose lines it belongs; absent for the platform and
 *     all lines
 * @param amount what the buyer paid for it; negative for a discount
 * @param steps its amounts by the price of the lines; empty if it costs the same for any lines
 */
public record OrderPart(PartKind part, Optional<String> merchantId, Money amount, List<Step> steps) {
    /** The most parts of one order, and the most steps of a part. */
    public static final int MOST = 10;

    static final Comparator<OrderPart> ORDER = Comparator.comparing(OrderPart::part)
            .thenComparing(part -> part.merchantId().orElse(""))
            .thenComparing(OrderPart::amount);

    /** Holds the amount that applies if the lines cost {@code from} or more. */
    public record Step(Money from, Money amount) {}

    public OrderPart {
        steps = steps.stream().sorted(Comparator.comparing(Step::from)).toList();
    }

    boolean isFor(String merchant) {
        return merchantId.map(merchant::equals).orElse(true);
    }

    /** Returns what it costs for lines of this price. */
    public Money cost(Money lines) {
        Money nothing = Money.zero(amount.getCurrencyUnit());
        if (steps.isEmpty()) {
            return lines.isZero() ? nothing : amount;
        }
        return steps.stream()
                .filter(step -> lines.isPositive() && !step.from().isGreaterThan(lines))
                .reduce((_, higher) -> higher)
                .map(Step::amount)
                .orElse(nothing);
    }
}
