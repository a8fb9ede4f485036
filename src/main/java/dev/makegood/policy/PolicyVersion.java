package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One published version of a policy: every figure of the rules, as data. It never changes once published.
 *
 * @param violation the class of violation that it is about
 * @param currency the one currency it is for
 * @param zone the zone of its business days
 * @param effectiveAt the first instant at which it applies; absent: open to the past (first versions only)
 * @param source where the rule is from, for people
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PolicyVersion(
        String policyId,
        int number,
        Violation violation,
        CurrencyUnit currency,
        ZoneId zone,
        Detection detection,
        CompensationRule compensation,
        CouponTerms coupon,
        RefundTerms refund,
        Instant publishedAt,
        Optional<Instant> effectiveAt,
        String source) {

    /**
     * When a violation is established without anybody saying so.
     *
     * @param overdueHours whole hours after the promised ship time, that instant included
     */
    public record Detection(int overdueHours) {
        public Duration overdue() {
            return Duration.ofHours(overdueHours);
        }
    }

    /** When compensation is owed. */
    public enum OwedOn {
        @JsonProperty("established")
        ESTABLISHED("established"),
        @JsonProperty("refunded")
        REFUNDED("refunded");

        private final String id;

        OwedOn(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * What a case is worth.
     *
     * @param amountMinor the fixed amount of one case, in minor units of the currency
     * @param orderCapMinor the most that all cases of one order are worth together, in minor units
     */
    public record CompensationRule(long amountMinor, long orderCapMinor, OwedOn owedOn) {}

    /** How the compensation is issued: a no-threshold cash coupon (无门槛现金券) valid for so many years. */
    public record CouponTerms(int validYears) {
        /** The last day on which a coupon issued on {@code issued} is valid (Civil Code 202: no such day, the month's last). */
        public LocalDate lastDay(LocalDate issued) {
            return issued.plusYears(validYears);
        }
    }

    /**
     * How the buyer is refunded.
     *
     * @param withinHours settled so many hours after the case was established
     * @param choiceWindowHours hours that the buyer has to choose before the refund is due; 0: due at once
     */
    public record RefundTerms(int withinHours, int choiceWindowHours) {
        public Instant due(Instant established) {
            return established.plus(Duration.ofHours(choiceWindowHours));
        }

        public Instant deadline(Instant established) {
            return established.plus(Duration.ofHours(withinHours));
        }
    }

    public PolicyRef ref() {
        return new PolicyRef(policyId, number);
    }

    /** The same version as published at another time. */
    PolicyVersion publishedAt(Instant instant) {
        return new PolicyVersion(
                policyId,
                number,
                violation,
                currency,
                zone,
                detection,
                compensation,
                coupon,
                refund,
                instant,
                effectiveAt,
                source);
    }

    public Money money(long minor) {
        return Money.ofMinor(currency, minor);
    }

    /** True if this version may apply to a violation established at {@code instant}; a later one may take precedence. */
    public boolean effectiveAt(Instant instant) {
        return effectiveAt.map(from -> !from.isAfter(instant)).orElse(true);
    }
}
