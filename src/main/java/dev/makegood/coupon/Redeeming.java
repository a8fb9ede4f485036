package dev.makegood.coupon;

import dev.makegood.account.Conflict;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What came of the wish to redeem a coupon. Only {@link Redeemed} moved money. */
public sealed interface Redeeming {
    record Redeemed(Redemption redemption) implements Redeeming {}

    /** The same was redeemed before, and may have been reversed since. */
    record Again(Redemption redemption) implements Redeeming {}

    /** The redemption's id was used with other content. */
    record Conflicts(List<Conflict> conflicts) implements Redeeming {}

    /** There is none, or it is not this buyer's: nobody learns which. */
    record NoSuchCoupon() implements Redeeming {}

    /** @param expiresAt the first instant at which it was no longer valid */
    record Expired(Instant expiresAt) implements Redeeming {}

    /** @param left what the coupon still has */
    record NotEnough(Money left) implements Redeeming {}

    record CurrencyDiffers(CurrencyUnit coupon, CurrencyUnit order) implements Redeeming {}

    /** @param left what may still be paid with coupons */
    record MoreThanLeftToPay(Money left) implements Redeeming {}

    /** The order is another buyer's. */
    record OthersOrder() implements Redeeming {}

    /** @param limit the most redemptions that one order may have */
    record TooManyParts(int limit) implements Redeeming {}
}
