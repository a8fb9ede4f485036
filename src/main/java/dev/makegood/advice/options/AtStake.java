package dev.makegood.advice.options;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a line that can still become a stockout.
 *
 * @param policy the version that would assess a stockout established now
 * @param paid the payment for its open units, which is refunded if they become short
 * @param missing true if fewer units of its SKU are on hand than orders wait for
 * @param shortAt the first instant at which it becomes a stockout if nobody acts; absent if the buyer agreed to wait
 *     without a date
 * @param otherwise the cost of that stockout
 * @param ifComplaintUpheld true if compensation is owed only if the buyer's complaint is upheld
 * @param merchantLines what was counted of the merchant's lines, if the tiers of the version depend on it
 * @param ways the cheapest first
 */
public record AtStake(
        OrderLine line,
        PolicyRef policy,
        Money paid,
        boolean missing,
        Optional<Instant> shortAt,
        Money otherwise,
        boolean ifComplaintUpheld,
        Optional<MerchantLines> merchantLines,
        List<WayOut> ways) {

    /** Returns the option of a kind, if it is open. */
    public Optional<WayOut> way(WayOut.Kind kind) {
        return ways.stream().filter(way -> way.kind() == kind).findFirst();
    }
}
