package dev.makegood.coupon;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.TornRead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.joda.money.Money;

/**
 * Holds a no-threshold cash coupon: money that its holder may spend on any order, in parts, until the end of its last
 * day. When money is added or returned, the last day becomes the one that a new coupon would have, if that is later; it
 * never moves back. Of a version whose form is money it only records what went to the buyer's wallet: nothing is left on it.
 *
 * @param couponId derived from the case, so that a case never has two
 * @param holder the buyer's pseudonym
 * @param face the amount that it was issued for
 * @param balance the amount that is left
 * @param beyondPolicy how much of the face a promise or an agreement added to the policy compensation
 * @param form its name, its appearance and how long money on it stays valid
 * @param zone of the policy version that it was issued under
 * @param validUntil the last valid day, in its zone
 * @param expiresAt the end of that day: the first instant at which it is invalid
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
        LocalDate validUntil,
        Instant expiresAt,
        long postings) {

    public Coupon {
        if (balance.isNegative() || balance.isGreaterThan(face)) {
            throw new IllegalArgumentException(couponId + ": " + balance + " left of " + face);
        }
        if (beyondPolicy.isNegative() || beyondPolicy.isGreaterThan(face)) {
            throw new IllegalArgumentException(
                    couponId + ": " + beyondPolicy + " beyond the policy, but a face value of " + face);
        }
    }

    public static String idOf(CaseId caseId) {
        return caseId.couponId();
    }

    /** Creates a coupon. The day of issue and the last day are days in the zone of {@code policy}. */
    public static Coupon issued(CaseId caseId, String holder, Money face, Instant now, PolicyVersion policy) {
        LocalDate lastDay = policy.form().lastDay(now.atZone(policy.zone()).toLocalDate());
        return new Coupon(
                idOf(caseId),
                caseId.toString(),
                holder,
                face,
                left(face, policy.form()),
                Money.zero(face.getCurrencyUnit()),
                now.truncatedTo(ChronoUnit.MILLIS),
                policy.form(),
                policy.zone(),
                lastDay,
                endOf(lastDay, policy.zone()),
                0);
    }

    /** Returns what is left of an amount that is given: nothing if it goes to the buyer's wallet at once. */
    private static Money left(Money given, Terms.Form form) {
        return form.kind().isMoney() ? given.minus(given) : given;
    }

    /** Returns the coupon's own journal. */
    public String journal() {
        return couponId;
    }

    /** Returns how much of the face the policy gave. */
    public Money ofPolicy() {
        return face.minus(beyondPolicy);
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Returns the coupon with an amount added because its case is worth more. */
    public Coupon raised(Money more, Instant now) {
        return with(face.plus(more), balance.plus(left(more, form)), beyondPolicy, postings)
                .usableFrom(now);
    }

    /** Returns the coupon with more of its face counted as beyond the policy. */
    public Coupon beyondPolicy(Money more) {
        return with(face, balance, beyondPolicy.plus(more), postings);
    }

    /**
     * Returns the coupon after a payment.
     *
     * @throws IllegalArgumentException if it is more than is left
     */
    public Coupon spent(Money amount) {
        return with(face, balance.minus(amount), beyondPolicy, postings);
    }

    /**
     * Returns the coupon after money of an order was returned to it.
     *
     * @throws TornRead if it would be more than the coupon was issued for
     */
    public Coupon returned(Money amount, Instant now) {
        TornRead.unless(
                !balance.plus(amount).isGreaterThan(face),
                couponId + ": " + amount + " returned to a balance of " + balance);
        return with(face, balance.plus(amount), beyondPolicy, postings).usableFrom(now);
    }

    /** Returns the coupon with nothing left, and one more posting that takes the rest. */
    public Coupon emptied() {
        return with(face, Money.zero(face.getCurrencyUnit()), beyondPolicy, postings + 1);
    }

    /** Extends the validity to the last day of a coupon issued at {@code now}, if that is later. */
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
