package dev.makegood.coupon;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.joda.money.Money;

/**
 * A no-threshold cash coupon (无门槛现金券): money that its holder may spend on any order, in parts, until its last day ends.
 * Money that is added or comes back can be used as long as the money of a new coupon: the last day then moves, never back.
 *
 * @param couponId derived from the case, so that a case never has two
 * @param holder the buyer's pseudonym
 * @param face what it was issued for
 * @param balance what is left of it
 * @param beyondPolicy what of the face the policy did not give: what a promise or an agreement added
 * @param form what it is called and shown as, and for how long its policy version makes money usable
 * @param zone of the policy version that it was issued under
 * @param validUntil the last day, in its zone
 * @param expiresAt the end of that day: the first instant at which it is no longer valid
 * @param postings how many postings the coupon's own journal has
 */
public record Coupon(
        String couponId,
        String caseId,
        String holder,
        Money face,
        Money balance,
        Money beyondPolicy,
        Instant issuedAt,
        Terms.Form form,
        ZoneId zone,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate validUntil,
        Instant expiresAt,
        long postings) {

    public Coupon {
        if (balance.isNegative() || balance.isGreaterThan(face)) {
            throw new IllegalArgumentException(couponId + ": " + balance + " left of " + face);
        }
        if (beyondPolicy.isNegative() || beyondPolicy.isGreaterThan(face)) {
            throw new IllegalArgumentException(couponId + ": " + beyondPolicy + " beyond the policy of " + face);
        }
    }

    public static String idOf(CaseId caseId) {
        return caseId.couponId();
    }

    /** The day of issue and the last day are days in the zone of {@code policy}. */
    public static Coupon issued(CaseId caseId, String holder, Money face, Instant now, PolicyVersion policy) {
        LocalDate lastDay = policy.form().lastDay(now.atZone(policy.zone()).toLocalDate());
        return new Coupon(
                idOf(caseId),
                caseId.toString(),
                holder,
                face,
                face,
                Money.zero(face.getCurrencyUnit()),
                now.truncatedTo(ChronoUnit.MILLIS),
                policy.form(),
                policy.zone(),
                lastDay,
                endOf(lastDay, policy.zone()),
                0);
    }

    /** The journal of what happens to the coupon alone; its id says already what it is. */
    public String journal() {
        return couponId;
    }

    /** Returns what of the face the policy gave. */
    Money ofPolicy() {
        return face.minus(beyondPolicy);
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The case that it is for turned out to be worth so much more. */
    Coupon raised(Money more, Instant now) {
        return with(face.plus(more), balance.plus(more), beyondPolicy, postings).usableFrom(now);
    }

    /** The same coupon, so much more of whose face the policy did not give. */
    Coupon beyondPolicy(Money more) {
        return with(face, balance, beyondPolicy.plus(more), postings);
    }

    /** @throws IllegalArgumentException if it is more than is left */
    public Coupon spent(Money amount) {
        return with(face, balance.minus(amount), beyondPolicy, postings);
    }

    /**
     * Takes back money that an order was paid with.
     *
     * @throws IllegalArgumentException if it would be more than the coupon was issued for
     */
    public Coupon returned(Money amount, Instant now) {
        return with(face, balance.plus(amount), beyondPolicy, postings).usableFrom(now);
    }

    /** Nothing left, and one posting more that says where it went. */
    public Coupon emptied() {
        return with(face, Money.zero(face.getCurrencyUnit()), beyondPolicy, postings + 1);
    }

    /** Valid at least as long as a coupon that is issued at {@code now}. */
    private Coupon usableFrom(Instant now) {
        LocalDate lastDay = form.lastDay(now.atZone(zone).toLocalDate());
        return lastDay.isAfter(validUntil) ? until(lastDay) : this;
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Coupon until(LocalDate lastDay) {
        return new Coupon(
                couponId,
                caseId,
                holder,
                face,
                balance,
                beyondPolicy,
                issuedAt,
                form,
                zone,
                lastDay,
                endOf(lastDay, zone),
                postings);
    }

    private Coupon with(Money issuedFor, Money left, Money beyond, long journalled) {
        return new Coupon(
                couponId,
                caseId,
                holder,
                issuedFor,
                left,
                beyond,
                issuedAt,
                form,
                zone,
                validUntil,
                expiresAt,
                journalled);
    }
}
