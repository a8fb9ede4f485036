package dev.makegood.policy;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The written form of a compensation rule. */
final class RuleDocument {
    /** Ten million yuan: anything more is a typing error. */
    static final long MAX_MINOR = 1_000_000_000L;

    private static final int MAX_ITEMS = 20;
    private static final long MAX_HOURS = 8_760;
    private static final int MAX_BASIS_POINTS = 10_000;

    private RuleDocument() {}

    static CompensationRule read(Input in, Violation violation) {
        List<Tier> tiers = in.list("tiers", MAX_ITEMS, RuleDocument::tier);
        for (int i = 0; i < tiers.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (tiers.get(i).overlaps(tiers.get(j))) {
                    throw InvalidInput.field(in.at("tiers/" + i), "overlaps the tier in place " + j);
                }
            }
        }
        var caps = in.optionalList("caps", Scope.values().length, RuleDocument::cap);
        var scopes = new HashSet<Scope>();
        for (int i = 0; i < caps.size(); i++) {
            if (!scopes.add(caps.get(i).scope())) {
                throw InvalidInput.field(in.at("caps/" + i), "is a second cap of one scope");
            }
        }
        Optional<CompensationRule.Stacking> stacking = in.optional(
                "afterLateShipment",
                name -> in.choice(name, CompensationRule.Stacking::id, CompensationRule.Stacking.values()));
        if (stacking.isPresent() != (violation == Violation.STOCKOUT)) {
            throw InvalidInput.field(in.at("afterLateShipment"), "is for stockouts, and required there");
        }
        return new CompensationRule(
                in.choice("owedOn", CompensationRule.OwedOn::id, CompensationRule.OwedOn.values()),
                in.ids("requires", MAX_ITEMS),
                in.object("rounding", RuleDocument::rounding),
                tiers,
                caps,
                stacking);
    }

    private static Rounding rounding(Input in) {
        return new Rounding(
                in.choice("to", Rounding.Unit::id, Rounding.Unit.values()),
                in.choice("order", Rounding.Order::id, Rounding.Order.values()));
    }

    private static CompensationRule.ScopeCap cap(Input in) {
        return new CompensationRule.ScopeCap(
                in.choice("scope", Scope::id, Scope.values()), in.whole("amountMinor", 0, MAX_MINOR));
    }

    private static Tier tier(Input in) {
        Tier.PromiseRange promise =
                in.has("promise") ? in.object("promise", RuleDocument::promise) : Tier.PromiseRange.ANY;
        return new Tier(promise, in.map("when", MAX_ITEMS, Input::flag), in.object("worth", RuleDocument::worth));
    }

    private static Tier.PromiseRange promise(Input in) {
        var range = new Tier.PromiseRange(
                in.optional("overHours", name -> (int) in.whole(name, 0, MAX_HOURS)),
                in.optional("atMostHours", name -> (int) in.whole(name, 0, MAX_HOURS)));
        if (range.isEmpty()) {
            throw InvalidInput.field(in.at("atMostHours"), "must be more than overHours");
        }
        return range;
    }

    private static Worth worth(Input in) {
        return switch (in.text("kind", 16)) {
            case "fixed" -> new Worth.Fixed(in.whole("amountMinor", 0, MAX_MINOR));
            case "percent" -> percent(in);
            default -> throw InvalidInput.field(in.at("kind"), "must be fixed or percent");
        };
    }

    private static Worth percent(Input in) {
        var percent = new Worth.Percent(
                (int) in.whole("rateBasisPoints", 0, MAX_BASIS_POINTS),
                in.whole("floorMinor", 0, MAX_MINOR),
                in.whole("capMinor", 0, MAX_MINOR),
                in.optional("admittedRateBasisPoints", name -> (int) in.whole(name, 0, MAX_BASIS_POINTS)));
        if (percent.floorMinor() > percent.capMinor()) {
            throw InvalidInput.field(in.at("floorMinor"), "is above capMinor, " + percent.capMinor());
        }
        if (percent.admittedRateBasisPoints().orElse(0) > percent.rateBasisPoints()) {
            throw InvalidInput.field(in.at("admittedRateBasisPoints"), "must be a discount on rateBasisPoints");
        }
        return percent;
    }
}
