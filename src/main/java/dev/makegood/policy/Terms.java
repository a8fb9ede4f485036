package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The parts of a policy version beside the compensation itself. */
public final class Terms {
    private Terms() {}

    /**
     * How a violation is established.
     *
     * @param admission by the merchant's word
     * @param recount by a recount that strands paid orders
     * @param overdueHours by the clock: whole hours after the ship time that counts; for a stockout that instant is
     *     included, for a late shipment it is still in time
     * @param settlingHours an order that is overdue when it is first told is looked at so many hours later: what has shipped
     *     of it may still be told
     */
    public record Detection(boolean admission, boolean recount, int overdueHours, int settlingHours) {
        static final int DEFAULT_SETTLING_HOURS = 24;

        public Duration overdue() {
            return Duration.ofHours(overdueHours);
        }

        public Duration settling() {
            return Duration.ofHours(settlingHours);
        }
    }

    /**
     * What the buyer gets.
     *
     * @param kind how it is called and shown
     * @param validYears for how long, until the end of the last day in the policy's zone
     */
    public record Form(Kind kind, int validYears) {
        public enum Kind {
            /** No-threshold cash coupon (无门槛现金券). */
            COUPON("coupon"),
            /** Cash red packet (现金红包). */
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

        /** The last day on which one issued on {@code issued} is valid (Civil Code 202: no such day, the month's last). */
        public LocalDate lastDay(LocalDate issued) {
            return issued.plusYears(validYears);
        }
    }

    /**
     * Who pays.
     *
     * @param payers the merchant's purses, in turn while they last
     * @param shortfall what happens when they do not last
     * @param advanceLimitMinor the most that the platform advances to one merchant, in minor units of receivable, for what
     *     merchants promised or agreed on themselves; what the policy gives is advanced without a limit. 0 where nothing is
     *     advanced
     */
    public record Payment(List<Purse> payers, Shortfall shortfall, long advanceLimitMinor) {
        static final long DEFAULT_ADVANCE_LIMIT_MINOR = 10_000;

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
            /** The compensation waits until the merchant has the money. */
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
     * How the buyer is refunded.
     *
     * @param withinHours settled so many hours after the case was established
     * @param choiceWindowHours hours that the buyer has to choose before the refund is due; 0: due at once
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
     * How a merchant appeals. An appeal suspends nothing.
     *
     * @param withinDays calendar days from the notice
     * @param decidedInWorkingDays working days that the operator has to answer
     */
    public record Appeal(int withinDays, int decidedInWorkingDays) {
        /** The first instant after the last day to appeal, a day of {@code zone}, against what was told at an instant. */
        public Instant end(Instant told, ZoneId zone) {
            return told.atZone(zone)
                    .toLocalDate()
                    .plusDays(withinDays + 1L)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }

    /**
     * Whether the compensation is owed where buyer and merchant agree to cancel, by who proposed it.
     */
    public record Cancellation(boolean owedIfMerchantProposes, boolean owedIfBuyerProposes) {
        /** A merchant that asks its buyer to cancel admits a stockout; a buyer who asks has had a change of mind. */
        public static final Cancellation DEFAULT = new Cancellation(true, false);

        public boolean owed(boolean merchantProposes) {
            return merchantProposes ? owedIfMerchantProposes : owedIfBuyerProposes;
        }
    }

    /**
     * How a ship time is negotiated with the buyer.
     *
     * @param proposals how many a merchant may make for one line; 0: the ship time is not negotiable
     * @param untilHoursBefore the last one so many hours before the ship time that counts, that instant included
     */
    public record Negotiation(int proposals, int untilHoursBefore) {
        public static final Negotiation NONE = new Negotiation(0, 0);
    }
}
