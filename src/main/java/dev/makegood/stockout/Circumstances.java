package dev.makegood.stockout;

import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.promise.MerchantPromise;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Holds the facts of all units of a case.
 *
 * @param ship the ship times of the line
 * @param used how much of the caps other cases have used
 * @param given the compensation of other cases for the same units
 * @param promise the merchant's own promise to the buyer, beyond the policy
 * @param merchantLines what was counted of the merchant's lines, if the version's tiers depend on it
 * @param attributes properties of the line: {@code presale}, {@code custom}, {@code bonded} and so on
 */
public record Circumstances(
        ShipPromise ship,
        Map<Scope, Money> used,
        Given given,
        Optional<MerchantPromise> promise,
        Optional<MerchantLines> merchantLines,
        Set<String> attributes) {

    /** The attribute of a line whose buyer's complaint was upheld; some versions owe nothing without it. */
    public static final String COMPLAINT_UPHELD = "complaintUpheld";

    public Circumstances {
        used = Map.copyOf(used);
        attributes = Set.copyOf(attributes);
    }

    public Circumstances using(Map<Scope, Money> used) {
        return new Circumstances(ship, used, given, promise, merchantLines, attributes);
    }

    public Circumstances given(Given next) {
        return new Circumstances(ship, used, next, promise, merchantLines, attributes);
    }

    public Circumstances afterLateShipment(Money amount) {
        return given(new Given(Optional.of(amount), given.forReplaced()));
    }

    public Circumstances afterReplaced(Optional<Money> amount) {
        return given(new Given(given.forLateShipment(), amount));
    }

    /** Returns these circumstances with one more attribute. */
    Circumstances and(String attribute) {
        var more = new HashSet<>(attributes);
        more.add(attribute);
        return new Circumstances(ship, used, given, promise, merchantLines, more);
    }
}
