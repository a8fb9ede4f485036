package dev.makegood.advice.fines;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds one deduction of a merchant's bill, with what the bill says about its order. What the bill does not say is
 * absent.
 *
 * @param line the number of its record in the bill
 * @param amount what was deducted
 * @param paid what the buyer paid for the line, net of discounts
 * @param withCoupons the part of it that the platform's coupons paid
 * @param shippedAt absent if it was not shipped
 * @param exemption the ground on which the platform has already agreed that nothing is owed
 * @param attributes what the bill says of the line, such as that it was sold in a presale
 */
public record Fine(
        int line,
        String fineId,
        String platform,
        String orderId,
        Optional<String> lineId,
        Optional<String> buyerId,
        Violation violation,
        Money amount,
        Optional<Money> paid,
        Money withCoupons,
        Optional<Instant> paidAt,
        Optional<Instant> promisedShipAt,
        Optional<Instant> agreedShipAt,
        Optional<Instant> shippedAt,
        Optional<Instant> admittedAt,
        Optional<Instant> finedAt,
        Optional<Exemption> exemption,
        Map<String, Boolean> attributes) {

    private static final long MOST_MINOR = 999_999_999_999L;
    private static final int MOST_ATTRIBUTES = 20;

    /**
     * Reads a deduction.
     *
     * @throws InvalidInput if a field is invalid
     */
    public static Fine read(int line, String fineId, Input in) {
        CurrencyUnit currency = in.currency("currency");
        var fine = new Fine(
                line,
                fineId,
                in.id("platform"),
                in.id("orderId"),
                in.optional("lineId", in::id),
                in.optional("buyerId", in::id),
                in.choice("violation", Violation::id, Violation.values()),
                money(in, "amountMinor", currency),
                in.optional("paidMinor", name -> money(in, name, currency)),
                in.optional("couponMinor", name -> money(in, name, currency)).orElse(Money.zero(currency)),
                in.optional("paidAt", in::instant),
                in.optional("promisedShipAt", in::instant),
                in.optional("agreedShipAt", in::instant),
                in.optional("shippedAt", in::instant),
                in.optional("admittedAt", in::instant),
                in.optional("finedAt", in::instant),
                in.optional("exemption", name -> in.choice(name, Exemption::id, Exemption.values())),
                new TreeMap<>(in.map("attributes", MOST_ATTRIBUTES, Input::flag)));
        if (fine.paid().filter(fine.withCoupons()::isGreaterThan).isPresent()) {
            throw InvalidInput.field(in.at("couponMinor"), "must not be more than paidMinor");
        }
        return fine;
    }

    private static Money money(Input in, String name, CurrencyUnit currency) {
        return Money.ofMinor(currency, in.whole(name, 0, MOST_MINOR));
    }

    /** Returns the domain of the policies that say what is owed. */
    PolicyVersion.Domain domain() {
        return new PolicyVersion.Domain(platform, violation, amount.getCurrencyUnit());
    }

    /** Returns the parts of the name of its line, or of its order if the bill does not name lines. */
    List<String> orderLine() {
        return List.of(orderId, lineId.orElse(""));
    }

    /** Returns the parts of the name of what it was deducted for: nothing can be deducted for it twice. */
    List<String> subject() {
        return List.of(orderId, lineId.orElse(""), violation.id());
    }

    /** Returns the last instant at which a shipment was in time; the one agreed with the buyer, if there is one. */
    Optional<Instant> shipBy() {
        return agreedShipAt.or(() -> promisedShipAt);
    }
}
