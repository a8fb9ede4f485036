package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.calendar.TimeLimit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups the parts of a policy version other than the compensation. */
public final class Terms {
    private Terms() {}

    /**
     * Sets how a violation is established.
     *
     * @param admission true if the merchant's admission establishes it
     * @param recount true if a recount that leaves paid orders without stock establishes it
     * @param overdueHours whole hours after the ship time in force; a stockout is established at that instant, a late
     *     shipment only after it
     * @param settlingHours how many hours later an order is checked that is already overdue when first reported, since
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
     * Sets the form of the compensation.
     *
     * @param kind what the buyer gets
     * @param validYears for how many years it is valid, until the end of the last day in the policy's zone; 0 for money
     */
    public record Form(Kind kind, int validYears) {
        public enum Kind {
            /** No-threshold cash coupon. */
            COUPON("coupon"),
            /** Cash red packet. */
            RED_PACKET("redPacket"),
            /** Money in the buyer's wallet with the platform, which credits it. */
            WALLET("wallet");

            private final String id;

            Kind(String id) {
                this.id = id;
            }

            @JsonValue
            public String id() {
                return id;
            }

            /** Returns true if the buyer gets money, and nothing to redeem. */
            public boolean isMoney() {
                return this == WALLET;
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
     * Sets who pays.
     *
     * @param payers the merchant's purses, in the order in which they are used
     * @param shortfall what happens if they are empty
     * @param advanceLimitMinor the receivable, in minor units, up to which the platform advances a merchant's own
     *     promises and agreements; 0 if nothing is advanced. Policy compensation is advanced without limit
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
     * Sets the times of refunds, and what they contain besides the price of the units.
     *
     * @param within how long after the case was established the refund must be settled
     * @param choiceWindowHours how many hours the buyer has to choose before the refund is due; 0 if it is due at once
     * @param parts when the parts of an order are refunded; the usual rule applies to those without one
     * @param refundFrom on which of several payments refunds draw; absent for {@link RefundFrom#IN_ORDER}
     */
    public record Refund(
            @JsonUnwrapped(prefix = "within") TimeLimit within,
            int choiceWindowHours,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<PartKind, PartRule> parts,
            Optional<RefundFrom> refundFrom) {

        /** Accepts null, since rows leave out an empty map. */
        public Refund {
            parts = parts == null ? Map.of() : Map.copyOf(parts);
        }

        /** Creates terms with the usual rules for parts. */
        public Refund(TimeLimit within, int choiceWindowHours) {
            this(within, choiceWindowHours, Map.of(), Optional.empty());
        }

        /** Returns the rule for a part of orders that are placed while the version is in force. */
        public PartRule rule(PartKind part) {
            return parts.getOrDefault(part, part.usual());
        }
    }
}
