package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Sets the worth of a case and when it is owed. Percentages are of the payment for the case's units, net of discounts.
 *
 * @param base whether amounts paid with our coupons count as paid
 * @param gifts true if compensation is owed for units that cost nothing
 * @param madeGoodFromBasisPoints for stockouts: a replacement that costs at least this share of the payment, in
 *     hundredths of a percent, counts as goods; a cheaper one counts as a refund
 * @param requires attributes without which nothing is owed, such as {@code complaintUpheld}
 * @param caps by scope; applied last, and stronger than the floor
 * @param afterLateShipment for stockouts: how compensation for the late shipment of the same line counts
 * @param merchantRate the rate of the merchant that tiers depend on, if any does
 * @param exchange the rate of another currency in which limits are stated, if any is
 * @param accrual for stockouts: what is owed in addition for the time until a refund is paid; absent for nothing
 * @param owedInMoney the law by which no voucher may take the place of the money; absent if there is none
 */
public record CompensationRule(
        OwedOn owedOn,
        List<String> requires,
        Base base,
        boolean gifts,
        int madeGoodFromBasisPoints,
        Rounding rounding,
        List<Tier> tiers,
        List<ScopeCap> caps,
        Optional<Stacking> afterLateShipment,
        Optional<MerchantRate> merchantRate,
        Optional<Exchange> exchange,
        Optional<Accrual> accrual,
        Optional<String> owedInMoney) {

    /**
     * Limits the total worth of all cases in one scope.
     *
     * @param foreignAmountMinor the limit in the currency of the {@link Exchange}, if the text states it there
     */
    public record ScopeCap(Scope scope, long amountMinor, Optional<Long> foreignAmountMinor) {
        /** Creates a limit in the version's currency. */
        public ScopeCap(Scope scope, long amountMinor) {
            this(scope, amountMinor, Optional.empty());
        }
    }

    /** Lists the bases of percentages. */
    public enum Base {
        /** The whole payment, including our coupons. */
        PAID("paid"),
        /** The payment without our coupons. */
        PAID_IN_CASH("paidInCash");

        private final String id;

        Base(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Lists the events from which compensation is owed. */
    public enum OwedOn {
        ESTABLISHED("established"),
        REFUNDED("refunded");

        private final String id;

        OwedOn(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Lists the ways to compensate a stockout after a late shipment of the same line. */
    public enum Stacking {
        /** Both are owed in full. */
        ADD("add"),
        /** The stockout adds only what exceeds the compensation of the late shipment. */
        TOP_UP("topUp");

        private final String id;

        Stacking(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Returns the part of a portion's payment to which percentages apply. */
    public Money baseOf(Portion portion) {
        return switch (base) {
            case PAID -> portion.paid();
            case PAID_IN_CASH -> portion.inCash();
        };
    }

    /**
     * Returns true if a replacement at this price counts as goods for units at that price; otherwise it counts as a
     * refund.
     */
    public boolean isMadeGood(Money price, Money paid) {
        BigDecimal least = paid.getAmount().multiply(BigDecimal.valueOf(madeGoodFromBasisPoints, 4));
        return price.getAmount().compareTo(least) >= 0;
    }

    /** Returns true if a late shipment of the line lowers the compensation of its stockout. */
    @JsonIgnore
    public boolean topsUp() {
        return afterLateShipment.filter(Stacking.TOP_UP::equals).isPresent();
    }
}
