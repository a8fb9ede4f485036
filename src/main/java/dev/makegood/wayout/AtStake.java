package dev.makegood.wayout;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A line that can still go wrong.
 *
 * @param policy the version that a stockout established now would be assessed under
 * @param paid what was paid for its open units: the refund, should they go short
 * @param missing whether fewer units of its SKU are on hand than orders wait for
 * @param overdueAt the first instant at which it is a stockout without anybody's word
 * @param otherwise what it then costs
 * @param ifComplaintUpheld whether the compensations are owed only if the buyer's complaint is upheld
 * @param ways the cheapest first
 */
public record AtStake(
        OrderLine line,
        PolicyRef policy,
        Money paid,
        boolean missing,
        Instant overdueAt,
        Money otherwise,
        boolean ifComplaintUpheld,
        List<WayOut> ways) {

    /** The way of a kind, if it is open. */
    public Optional<WayOut> way(WayOut.Kind kind) {
        return ways.stream().filter(way -> way.kind() == kind).findFirst();
    }
}
