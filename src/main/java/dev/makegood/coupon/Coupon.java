package dev.makegood.coupon;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.joda.money.Money;

/**
 * A no-threshold cash coupon (无门槛现金券): money that its holder may spend on any order, in parts, until its last day ends.
 *
 * @param couponId derived from the case, so that a case never has two
 * @param holder the buyer's pseudonym
 * @param face what it was issued for
 * @param balance what is left of it
 * @param validUntil the last day, in the zone of the policy version that it was issued under
 * @param expiresAt the end of that day: the first instant at which it is no longer valid
 * @param kind what it is called and shown as
 * @param postings how many postings the coupon's own journal has
 */
public record Coupon(
        String couponId,
        String caseId,
        String holder,
        Money face,
        Money balance,
        Instant issuedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate validUntil,
        Instant expiresAt,
        Terms.Form.Kind kind,
        long postings) {

    public Coupon {
        if (balance.isNegative() || balance.isGreaterThan(face)) {
            throw new IllegalArgumentException(couponId + ": " + balance + " left of " + face);
        }
    }

    public static String idOf(CaseId caseId) {
        return caseId.couponId();
    }

    /** The day of issue and the last day are days in the zone of {@code policy}. */
    public static Coupon issued(CaseId caseId, String holder, Money face, Instant now, PolicyVersion policy) {
        LocalDate lastDay = policy.form().lastDay(now.atZone(policy.zone()).toLocalDate());
        Instant end = lastDay.plusDays(1).atStartOfDay(policy.zone()).toInstant();
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new Coupon(
                idOf(caseId),
                caseId.toString(),
                holder,
                face,
                face,
                at,
                lastDay,
                end,
                policy.form().kind(),
                0);
    }

    /** The journal of what happens to the coupon alone; its id says already what it is. */
    public String journal() {
        return couponId;
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The case that it is for turned out to be worth so much more. */
    Coupon raised(Money more) {
        return new Coupon(
                couponId,
                caseId,
                holder,
                face.plus(more),
                balance.plus(more),
                issuedAt,
                validUntil,
                expiresAt,
                kind,
                postings);
    }

    /** @throws IllegalArgumentException if it is more than is left */
    public Coupon spent(Money amount) {
        return with(balance.minus(amount), postings);
    }

    /**
     * Money that an order was paid with comes back, even after the last day: the next pass over expired coupons then takes
     * it.
     *
     * @throws IllegalArgumentException if it would be more than the coupon was issued for
     */
    public Coupon returned(Money amount) {
        return with(balance.plus(amount), postings);
    }

    /** Nothing left, and one posting more that says where it went. */
    public Coupon emptied() {
        return with(Money.zero(face.getCurrencyUnit()), postings + 1);
    }

    private Coupon with(Money left, long journalled) {
        return new Coupon(couponId, caseId, holder, face, left, issuedAt, validUntil, expiresAt, kind, journalled);
    }
}
