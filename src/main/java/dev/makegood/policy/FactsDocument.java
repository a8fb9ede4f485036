package dev.makegood.policy;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The written form of the facts of an assessment: in the examples of policy versions, and in files to be assessed. */
public final class FactsDocument {
    private static final long MAX_MINOR = 999_999_999_999L;
    private static final int MAX_ATTRIBUTES = 50;

    private FactsDocument() {}

    /** Facts that say themselves which violation and currency they are about. */
    public static Facts read(Input in) {
        return read(in, violation(in), in.currency("currency"));
    }

    /** Facts within a policy version: they need not repeat its violation and currency. */
    static Facts read(Input in, Violation violation, CurrencyUnit currency) {
        return new Facts(
                in.has("violation") ? violation(in) : violation,
                Money.ofMinor(
                        in.has("currency") ? in.currency("currency") : currency, in.whole("paidMinor", 0, MAX_MINOR)),
                in.optional("paidAt", in::instant),
                in.optional("promisedShipAt", in::instant),
                in.optional("agreedShipAt", in::instant),
                in.optional("admittedAt", in::instant),
                in.optional("shippedAt", in::instant),
                in.optional("establishedAt", in::instant),
                used(in, currency),
                in.optional("lateShipmentMinor", name -> Money.ofMinor(currency, in.whole(name, 0, MAX_MINOR))),
                attributes(in),
                in.optional("exemption", name -> in.choice(name, Exemption::id, Exemption.values())),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code late-shipment}, {@code lateShipment} and {@code late_shipment} are one name. */
    private static Violation violation(Input in) {
        String letters = in.text("violation", 64).replaceAll("[-_ ]", "");
        return Arrays.stream(Violation.values())
                .filter(violation -> violation.id().replace("-", "").equalsIgnoreCase(letters))
                .findFirst()
                .orElseThrow(() -> InvalidInput.field(in.at("violation"), "must be stockout or late-shipment"));
    }

    private static Map<Scope, Money> used(Input in, CurrencyUnit currency) {
        var used = new EnumMap<Scope, Money>(Scope.class);
        if (in.has("scopePaidMinor")) {
            in.object("scopePaidMinor", scopes -> {
                for (Scope scope : Scope.values()) {
                    scopes.optional(scope.id(), name -> Money.ofMinor(currency, scopes.whole(name, 0, MAX_MINOR)))
                            .ifPresent(amount -> used.put(scope, amount));
                }
                return scopes;
            });
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
