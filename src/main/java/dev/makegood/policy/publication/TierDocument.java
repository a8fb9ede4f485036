package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Worth;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Reads the written form of the tiers of a compensation rule. */
final class TierDocument {
    private TierDocument() {}

    /**
     * Reads the tiers.
     *
     * @throws InvalidInput if tiers overlap, or one contradicts itself or the rounding
     */
    static List<Tier> list(Input in, Rounding rounding, CurrencyUnit currency, LimitDocument limits) {
        List<Tier> tiers = in.list("tiers", RuleDocument.MAX_ITEMS, tier -> tier(tier, limits));
        for (int i = 0; i < tiers.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (tiers.get(i).overlaps(tiers.get(j))) {
                    throw InvalidInput.field(in.at("tiers/" + i), "overlaps the tier at index " + j);
                }
            }
            if (tiers.get(i).worth() instanceof Worth.Percent percent && !rounding.canMeet(percent, currency)) {
                throw InvalidInput.field(
                        in.at("tiers/" + i + "/worth/floorMinor"), "leaves no rounded amount up to capMinor");
            }
        }
        return tiers;
    }

    private static Tier tier(Input in, LimitDocument limits) {
        Tier.PromiseRange promise =
                in.has("promise") ? in.object("promise", TierDocument::promise) : Tier.PromiseRange.ANY;
        return new Tier(
                promise,
                in.optional("rate", name -> in.object(name, RateDocument::range))
                        .filter(range -> !range.isAny()),
                in.map("when", RuleDocument.MAX_ITEMS, Input::flag),
                in.object("worth", worth -> worth(worth, limits)));
    }

    private static Tier.PromiseRange promise(Input in) {
        var range = new Tier.PromiseRange(
                in.optional("overHours", name -> (int) in.whole(name, 0, PolicyDocument.MAX_HOURS)),
                in.optional("atMostHours", name -> (int) in.whole(name, 0, PolicyDocument.MAX_HOURS)));
        if (range.isEmpty()) {
            throw InvalidInput.field(in.at("atMostHours"), "must be more than overHours");
        }
        return range;
    }

    private static Worth worth(Input in, LimitDocument limits) {
        return switch (in.text("kind", 16)) {
            case "fixed" -> new Worth.Fixed(in.whole("amountMinor", 0, RuleDocument.MAX_MINOR));
            case "percent" -> percent(in, limits);
            default -> throw InvalidInput.field(in.at("kind"), "must be fixed or percent");
        };
    }

    private static Worth percent(Input in, LimitDocument limits) {
        LimitDocument.Limit floor = limits.read(in, "floorMinor", "foreignFloorMinor");
        LimitDocument.Limit cap = limits.read(in, "capMinor", "foreignCapMinor");
        var percent = new Worth.Percent(
                (int) in.whole("rateBasisPoints", 0, RuleDocument.MAX_BASIS_POINTS),
                floor.minor(),
                cap.minor(),
                in.optional("admittedRateBasisPoints", name -> (int) in.whole(name, 0, RuleDocument.MAX_BASIS_POINTS)),
                floor.foreignMinor(),
                cap.foreignMinor());
        if (percent.floorMinor() > percent.capMinor()) {
            throw InvalidInput.field(in.at("floorMinor"), "is above capMinor, " + percent.capMinor());
        }
        if (percent.admittedRateBasisPoints().orElse(0) > percent.rateBasisPoints()) {
            throw InvalidInput.field(in.at("admittedRateBasisPoints"), "must be less than or equal to rateBasisPoints");
        }
        return percent;
    }
}
