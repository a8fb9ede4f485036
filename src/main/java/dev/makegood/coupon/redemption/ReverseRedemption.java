package dev.makegood.coupon.redemption;

import dev.makegood.command.Outcome;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reverses a whole redemption, as if the order had never been paid with it. Once a refund of the order is scheduled,
 * the coupon's money returns with the refund instead. If the redemption has ended, its money has already returned;
 * reversing it then records that the platform knows this, so that the order can be placed.
 */
public final class ReverseRedemption {
    private final Database database;
    private final Redemptions redemptions;
    private final FundsRows funds;
    private final BringBack back;

    public ReverseRedemption(Database database) {
        this.database = database;
        redemptions = new Redemptions(database);
        funds = new FundsRows(database);
        back = new BringBack(database);
    }

    /**
     * Reverses a redemption.
     *
     * @return not found if there is no such redemption; repeated if it was reversed before
     */
    public Outcome<Redemption> reverse(String couponId, String redemptionId, Instant now) {
        return database.decide(() -> redemptions
                .find(couponId, redemptionId)
                .map(found -> decide(found, now.truncatedTo(ChronoUnit.MILLIS)))
                .orElseGet(() -> Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Redemption>> decide(Stored<Redemption> found, Instant now) {
        Redemption redemption = found.value();
        if (redemption.reversedAt().isPresent()) {
            return Decision.answer(new Outcome.Repeated<>(redemption));
        }
        Stored<OrderFunds> order = funds.get(redemption.orderId());
        Redemption reversed = redemption.reversed(now);
        if (redemption.endedAt().isPresent()) {
            OrderFunds known = order.value().acknowledged(redemption.couponId(), redemption.redemptionId());
            return new Decision<>(
                    new Outcome.Created<>(reversed),
                    List.of(redemptions.replace(found, reversed), funds.replace(order, known)));
        }
        if (order.value().refunding().isPositive()) {
            return Decision.answer(new Outcome.Refused<>(
                    "redemptionId",
                    "belongs to an order that is being refunded; the refund returns the coupon's money"));
        }
        OrderFunds unpaid = order.value().reversed(part(order.value(), redemption));
        return new Decision<>(
                new Outcome.Created<>(reversed),
                back.move(found, reversed, order, unpaid, now).writes());
    }

    private static OrderFunds.CouponPart part(OrderFunds order, Redemption redemption) {
        return order.couponParts().stream()
                .filter(part -> part.is(redemption.couponId(), redemption.redemptionId()))
                .findFirst()
                .orElseThrow(() -> new TornRead(redemption.redemptionId() + " is not a payment of " + order.orderId()));
    }
}
