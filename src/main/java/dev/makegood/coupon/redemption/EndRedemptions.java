package dev.makegood.coupon.redemption;

import dev.makegood.logging.Log;
import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends redemptions whose order has not arrived within {@link OrderFunds#ORDER_WITHIN}: their money returns to their
 * coupons, and the buyers are told. If the order arrives at the same time, the guard of the order's funds lets one of
 * the two win.
 */
public final class EndRedemptions {
    private static final Log LOG = Log.of(EndRedemptions.class);

    private final Database database;
    private final Redemptions redemptions;
    private final FundsRows funds;
    private final Notices notices;
    private final BringBack back;

    public EndRedemptions(Database database) {
        this.database = database;
        redemptions = new Redemptions(database);
        funds = new FundsRows(database);
        notices = new Notices(database);
        back = new BringBack(database);
    }

    /**
     * Ends redemptions that are due.
     *
     * @param limit about the most redemptions to end
     * @return how many ended, and how many orders failed; the next run tries these again
     */
    public ShardPages.Worked runOnce(Instant now, int limit) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        int page = Shards.page(limit);
        return new ShardPages<>((shard, after) -> funds.missing(shard, at, page, after))
                .work(
                        limit,
                        orderId -> endOne(orderId, at),
                        (orderId, bad) -> LOG.error("cannot end the redemptions of {}", Log.Named.order(orderId), bad));
    }

    private Optional<Integer> endOne(String orderId, Instant now) {
        return database.decide(() -> funds.find(orderId)
                .flatMap(found -> due(found.value(), now).map(part -> decide(found, part, now)))
                .orElse(Decision.answer(Optional.empty())));
    }

    private static Optional<OrderFunds.CouponPart> due(OrderFunds order, Instant now) {
        return order.couponParts().stream()
                .filter(_ -> order.paid().isEmpty())
                .filter(part -> !part.endsAt().isAfter(now))
                .findFirst();
    }

    private Decision<Optional<Integer>> decide(Stored<OrderFunds> order, OrderFunds.CouponPart part, Instant now) {
        Stored<Redemption> found = redemptions.get(part.couponId(), part.redemptionId());
        Redemption ended = found.value().ended(now);
        var moved = back.move(found, ended, order, order.value().ended(part), now);
        List<Write> writes = new ArrayList<>(moved.writes());
        writes.add(notices.create(RedemptionNotices.ended(ended, moved.coupon(), now)));
        return new Decision<>(Optional.of(1), writes);
    }
}
