package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.Money;

/** Groups the parts of a policy version other than the compensation. */
public final class Terms {
    private Terms() {}

    /**
     * Says how a violation is established.
     *
     * @param admission true if the merchant's admission establishes it
     * @param recount true if a recount that leaves paid orders without stock establishes it
     * @param overdueHours whole hours after the ship time in force; a stockout is established at that instant, a late
     *     shipment only after it
     * @param settlingHours an order that is already overdue when first reported is checked this many hours later, since
     *     its shipments may still be reported
     */
    public record Detection(boolean admission, boolean recount, int overdueHours, int settlingHours) {
        public static final int DEFAULT_SETTLING_HOURS = 24;

        public Duration overdue() {
            return Duration.ofHours(overdueHours);
        }

        public Duration settling() {
            return Duration.ofHours(settlingHours);
        }
    }

    /**
     * Says what the buyer gets.
     *
     * @param kind its name and appearance
     * @param validYears until the end of the last day in the policy's zone
     */
    public record Form(Kind kind, int validYears) {
        public enum Kind {
            /** No-threshold cash coupon. */
            COUPON("coupon"),
            /** Cash red packet. */
            RED_PACKET("redPacket");

            private final String id;

            Kind(String id) {
                this.id = id;
            }

            @JsonValue
            public String id() {
                return id;
            }
        }

        /**
         * Returns the last valid day of a coupon issued on {@code issued}; the last of the month if there is no such
         * day (Civil Code 202).
         */
        public LocalDate lastDay(LocalDate issued) {
            return issued.plusYears(validYears);
        }
    }

    /**
     * Says who pays.
     *
     * @param payers the merchant's purses, in the order in which they are used
     * @param shortfall what happens when they are empty
     * @param advanceLimitMinor the receivable, in minor units, up to which the platform advances to one merchant what
     *     that merchant promised or agreed on itself; 0 if nothing is advanced. What the policy gives is advanced
     *     without limit
     */
    public record Payment(List<Purse> payers, Shortfall shortfall, long advanceLimitMinor) {
        public static final long DEFAULT_ADVANCE_LIMIT_MINOR = 10_000;

        public enum Purse {
            BALANCE("balance"),
            DEPOSIT("deposit");

            private final String id;

            Purse(String id) {
                this.id = id;
            }

            @JsonValue
            public String id() {
                return id;
            }
        }

        public enum Shortfall {
            /** The platform advances it and recovers it from later top-ups (Consumer Law 44). */
            ADVANCE("advance"),
            /** The compensation waits for the merchant's money. */
            SUSPEND("suspend");

            private final String id;

            Shortfall(String id) {
                this.id = id;
            }

            @JsonValue
            public String id() {
                return id;
            }
        }
    }

    /**
     * Says how the buyer is refunded.
     *
     * @param withinHours how many hours after the case was established the refund must be settled
     * @param choiceWindowHours how many hours the buyer has to choose before the refund is due; 0 if it is due at once
     */
    public record Refund(int withinHours, int choiceWindowHours) {
        public Instant due(Instant established) {
            return established.plus(Duration.ofHours(choiceWindowHours));
        }

        public Instant deadline(Instant established) {
            return established.plus(Duration.ofHours(withinHours));
        }
    }

    /**
     * Says from which size on one count, import or admission is looked at twice before its refunds go out.
     *
     * @param units more units than this engage it
     * @param lines more order lines than this engage it
     * @param amountMinor a larger sum of refunds than this engages it, in minor units
     * @param hours how many of the refund's hours its refunds wait at most; fewer than the refund has
     */
    public record Brake(int units, int lines, long amountMinor, int hours) {
        /** Returns when refunds that are known since {@code knownAt} go out at the latest. */
        public Instant end(Instant knownAt) {
            return knownAt.plus(Duration.ofHours(hours));
        }

        /** Returns true if a report that strands this much is looked at twice. */
        public boolean engages(long units, int lines, Money amount) {
            return units > this.units || lines > this.lines || amount.getAmountMinorLong() > amountMinor;
        }
    }

    /**
     * Says how a merchant appeals. An appeal suspends nothing.
     *
     * @param withinDays calendar days after the notice
     * @param decidedInWorkingDays working days that the operator has to decide
     */
    public record Appeal(int withinDays, int decidedInWorkingDays) {
        /**
         * Returns the first instant after the last day to appeal in {@code zone}, counted from when the merchant was
         * told.
         */
        public Instant end(Instant told, ZoneId zone) {
            return told.atZone(zone)
                    .toLocalDate()
                    .plusDays(withinDays + 1L)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }

    /** Says whether compensation is owed if buyer and merchant agree to cancel, by who proposed it. */
    public record Cancellation(boolean owedIfMerchantProposes, boolean owedIfBuyerProposes) {
        /** A merchant that asks to cancel admits a stockout; a buyer who asks has changed their mind. */
        public static final Cancellation DEFAULT = new Cancellation(true, false);

        public boolean owed(boolean merchantProposes) {
            return merchantProposes ? owedIfMerchantProposes : owedIfBuyerProposes;
        }
    }

    /**
     * Says how a ship time is negotiated with the buyer.
     *
     * @param proposals how many a merchant may make for one line; 0 if the ship time is not negotiable
     * @param untilHoursBefore how many hours before the ship time in force the last one may be made (inclusive)
     */
    public record Negotiation(int proposals, int untilHoursBefore) {
        public static final Negotiation NONE = new Negotiation(0, 0);
    }
}
