package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a case is worth, and when that is owed. Percentages are of what was paid, net of discounts, for the units of the line
 * that the case is about: a partly short line is worth its share.
 *
 * @param base whether what was paid with coupons of ours counts among what was paid
 * @param gifts whether something is owed for units that nothing was paid for
 * @param madeGoodFromBasisPoints for stockouts: the share of what was paid, in hundredths of a percent, from which on a
 *     replacement counts as goods instead of a refund; a cheaper one counts as a refund
 * @param requires attributes without which nothing is owed, such as {@code complaintUpheld}
 * @param caps by scope; they are applied last, and win over the floor
 * @param afterLateShipment for stockouts: what becomes of a compensation for the late shipment of the same line
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
        Optional<Stacking> afterLateShipment) {

    /** The most that all cases of one scope are worth together. */
    public record ScopeCap(Scope scope, long amountMinor) {}

    /** What percentages are of. */
    public enum Base {
        /** All that was paid, coupons of ours included. */
        PAID("paid"),
        /** What was paid beside coupons of ours. */
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

    /** When compensation is owed. */
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

    /** A line can be late first and a stockout later. */
    public enum Stacking {
        /** Both are owed in full. */
        ADD("add"),
        /** The stockout's is owed as far as it is more than the late shipment's. */
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

    /** Returns what of a portion's payment percentages are of. */
    Money baseOf(Portion portion) {
        return switch (base) {
            case PAID -> portion.paid();
            case PAID_IN_CASH -> portion.inCash();
        };
    }

    /** True if a replacement of that price counts as goods for units that so much was paid for; else it counts as a refund. */
    public boolean isMadeGood(Money price, Money paid) {
        BigDecimal least = paid.getAmount().multiply(BigDecimal.valueOf(madeGoodFromBasisPoints, 4));
        return price.getAmount().compareTo(least) >= 0;
    }

    /** Whether late shipment of a line makes its stockout cheaper. */
    @JsonIgnore
    public boolean topsUp() {
        return afterLateShipment.filter(Stacking.TOP_UP::equals).isPresent();
    }
}
