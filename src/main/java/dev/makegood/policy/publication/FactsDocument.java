package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.promise.MerchantPromise;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads the written form of facts, in examples of policy versions and in files to assess. */
public final class FactsDocument {
    private static final long MAX_MINOR = 999_999_999_999L;
    private static final long MAX_LINES = 999_999_999_999L;
    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_PORTIONS = 200;

    private FactsDocument() {}

    /** Reads facts that name their violation and currency. */
    public static Facts read(Input in) {
        return read(in, violation(in), in.currency("currency"));
    }

    /** Reads facts within a policy version, which need not repeat its violation and currency. */
    static Facts read(Input in, Violation violation, CurrencyUnit version) {
        CurrencyUnit currency = in.has("currency") ? in.currency("currency") : version;
        return Facts.of(in.has("violation") ? violation(in) : violation, portions(in, currency))
                .happened(new Milestones(
                        in.optional("paidAt", in::instant),
                        in.optional("shippedAt", in::instant),
                        in.optional("establishedAt", in::instant)))
                .promisedToShip(new ShipPromise(
                        in.optional("promisedAt", in::instant),
                        in.optional("promisedShipAt", in::instant),
                        in.optional("agreedShipAt", in::instant)))
                .using(used(in, currency))
                .given(new Given(money(in, "lateShipmentMinor", currency), money(in, "replacedMinor", currency)))
                .promised(in.optional("promise", name -> in.object(name, promise -> promise(promise, currency))))
                .counting(in.optional("merchantLines", name -> in.object(name, FactsDocument::merchantLines)))
                .with(attributes(in));
    }

    private static MerchantLines merchantLines(Input in) {
        long paid = in.whole("paid", 0, MAX_LINES);
        var counted = new EnumMap<MerchantRate.Of, Long>(MerchantRate.Of.class);
        for (MerchantRate.Of of : MerchantRate.Of.values()) {
            in.optional(of.id(), name -> in.whole(name, 0, paid)).ifPresent(count -> counted.put(of, count));
        }
        return new MerchantLines(
                (int) in.whole("days", 1, MerchantRate.MOST_DAYS),
                in.date("before"),
                paid,
                counted,
                in.instant("asOf"));
    }

    /** Reads a list of portions, or one portion whose fields are directly in the facts. */
    private static List<Portion> portions(Input in, CurrencyUnit currency) {
        List<Portion> portions = in.optionalList("portions", MAX_PORTIONS, portion -> portion(portion, currency));
        return portions.isEmpty() ? List.of(portion(in, currency)) : portions;
    }

    private static Portion portion(Input in, CurrencyUnit currency) {
        Money paid = required(in, "paidMinor", currency);
        Money withCoupons = money(in, "couponMinor", currency).orElse(Money.zero(currency));
        if (withCoupons.isGreaterThan(paid)) {
            throw InvalidInput.field(in.at("couponMinor"), "must not be more than paidMinor");
        }
        return new Portion(
                paid,
                withCoupons,
                in.optional("admittedAt", in::instant),
                in.optional("agreement", name -> in.object(name, agreement -> agreement(agreement, currency))),
                in.optional("exemption", name -> in.choice(name, Exemption::id, Exemption.values())),
                in.optionalList("repayments", MAX_PORTIONS, repayment -> repayment(repayment, currency)));
    }

    private static Repayment repayment(Input in, CurrencyUnit currency) {
        return new Repayment(
                required(in, "cashMinor", currency),
                in.optional("establishedAt", in::instant),
                in.optional("dueBy", in::instant),
                in.optional("beforeAt", in::instant),
                in.instant("paidAt"));
    }

    private static Agreement agreement(Input in, CurrencyUnit currency) {
        return new Agreement(in.text("agreementId", 200), in.flag("owed"), required(in, "atLeastMinor", currency));
    }

    private static MerchantPromise promise(Input in, CurrencyUnit currency) {
        return new MerchantPromise(
                in.id("promiseId"),
                in.choice("kind", MerchantPromise.Kind::id, MerchantPromise.Kind.values()),
                required(in, "amountMinor", currency));
    }

    private static Optional<Money> money(Input in, String name, CurrencyUnit currency) {
        return in.optional(name, _ -> required(in, name, currency));
    }

    private static Money required(Input in, String name, CurrencyUnit currency) {
        return Money.ofMinor(currency, in.whole(name, 0, MAX_MINOR));
    }

    /** Accepts {@code late-shipment}, {@code lateShipment} and {@code late_shipment}. */
    private static Violation violation(Input in) {
        String letters = in.text("violation", 64).replaceAll("[-_ ]", "");
        return Arrays.stream(Violation.values())
                .filter(violation -> violation.id().replace("-", "").equalsIgnoreCase(letters))
                .findFirst()
                .orElseThrow(() -> InvalidInput.field(in.at("violation"), "must be stockout or late-shipment"));
    }

    private static Map<Scope, Money> used(Input in, CurrencyUnit currency) {
        return in.optional("scopePaidMinor", name -> in.object(name, scopes -> byScope(scopes, currency)))
                .orElse(Map.of());
    }

    private static Map<Scope, Money> byScope(Input in, CurrencyUnit currency) {
        var used = new EnumMap<Scope, Money>(Scope.class);
        for (Scope scope : Scope.values()) {
            money(in, scope.id(), currency).ifPresent(amount -> used.put(scope, amount));
        }
        return used;
    }

    private static Set<String> attributes(Input in) {
        return in.map("attributes", MAX_ATTRIBUTES, Input::flag).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
