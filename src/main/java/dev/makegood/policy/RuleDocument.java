package dev.makegood.policy;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** The written form of a compensation rule. */
final class RuleDocument {
    /** Ten million yuan: anything more is a typing error. */
    static final long MAX_MINOR = 1_000_000_000L;

    private static final int MAX_ITEMS = 20;
    private static final long MAX_HOURS = 8_760;
    private static final int MAX_BASIS_POINTS = 10_000;
    private static final int MADE_GOOD_FROM_HALF = 5_000;

    private RuleDocument() {}

    static CompensationRule read(Input in, Violation violation, CurrencyUnit currency) {
        Rounding rounding = in.object("rounding", RuleDocument::rounding);
        List<Tier> tiers = tiers(in, rounding, currency);
        return new CompensationRule(
                in.choice("owedOn", CompensationRule.OwedOn::id, CompensationRule.OwedOn.values()),
                in.ids("requires", MAX_ITEMS),
                base(in, tiers),
                gifts(in, tiers),
                madeGoodFrom(in, violation),
                rounding,
                tiers,
                caps(in),
                stacking(in, violation));
    }

    private static List<Tier> tiers(Input in, Rounding rounding, CurrencyUnit currency) {
        List<Tier> tiers = in.list("tiers", MAX_ITEMS, RuleDocument::tier);
        for (int i = 0; i < tiers.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (tiers.get(i).overlaps(tiers.get(j))) {
                    throw InvalidInput.field(in.at("tiers/" + i), "overlaps the tier in place " + j);
                }
            }
            if (tiers.get(i).worth() instanceof Worth.Percent percent && !rounding.canMeet(percent, currency)) {
                throw InvalidInput.field(
                        in.at("tiers/" + i + "/worth/floorMinor"),
                        "leaves no whole unit up to capMinor, and rounding is to the major unit");
            }
        }
        return tiers;
    }

    private static CompensationRule.Base base(Input in, List<Tier> tiers) {
        CompensationRule.Base base = in.optional(
                        "base", name -> in.choice(name, CompensationRule.Base::id, CompensationRule.Base.values()))
                .orElse(CompensationRule.Base.PAID_IN_CASH);
        if (base == CompensationRule.Base.PAID
                && tiers.stream().noneMatch(tier -> tier.worth() instanceof Worth.Percent)) {
            throw InvalidInput.field(in.at("base"), "is for percentages, and no tier has one");
        }
        return base;
    }

    private static boolean gifts(Input in, List<Tier> tiers) {
        boolean gifts = in.has("gifts") && in.flag("gifts");
        boolean nothing = tiers.stream().allMatch(tier -> switch (tier.worth()) {
            case Worth.Fixed fixed -> fixed.amountMinor() == 0;
            case Worth.Percent percent -> percent.floorMinor() == 0;
        });
        if (gifts && nothing) {
            throw InvalidInput.field(in.at("gifts"), "gives nothing: no tier has a fixed amount or a floor");
        }
        return gifts;
    }

    private static int madeGoodFrom(Input in, Violation violation) {
        int from = in.optional("madeGoodFromBasisPoints", name -> (int) in.whole(name, 0, MAX_BASIS_POINTS))
                .orElse(MADE_GOOD_FROM_HALF);
        if (from != MADE_GOOD_FROM_HALF && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("madeGoodFromBasisPoints"), "is for stockouts");
        }
        return from;
    }

    private static List<CompensationRule.ScopeCap> caps(Input in) {
        var caps = in.optionalList("caps", Scope.values().length, RuleDocument::cap);
        var scopes = new HashSet<Scope>();
        for (int i = 0; i < caps.size(); i++) {
            if (!scopes.add(caps.get(i).scope())) {
                throw InvalidInput.field(in.at("caps/" + i), "is a second cap of one scope");
            }
        }
        return caps;
    }

    private static Optional<CompensationRule.Stacking> stacking(Input in, Violation violation) {
        Optional<CompensationRule.Stacking> stacking = in.optional(
                "afterLateShipment",
                name -> in.choice(name, CompensationRule.Stacking::id, CompensationRule.Stacking.values()));
        if (stacking.isPresent() != (violation == Violation.STOCKOUT)) {
            throw InvalidInput.field(in.at("afterLateShipment"), "is for stockouts, and required there");
        }
        return stacking;
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
