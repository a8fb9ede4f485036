package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Violation;
import dev.makegood.policy.Worth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Reads the written form of a compensation rule. */
final class RuleDocument {
    /** Ten million yuan; more counts as a typing error. */
    static final long MAX_MINOR = 1_000_000_000L;

    static final int MAX_ITEMS = 20;
    private static final int MAX_LAW = 200;
    static final int MAX_BASIS_POINTS = 10_000;

    /** A step of one minor unit is the unit {@code minor}. */
    private static final long LEAST_STEP = 2;

    private static final int MADE_GOOD_FROM_HALF = 5_000;

    private RuleDocument() {}

    static CompensationRule read(Input in, Violation violation, CurrencyUnit currency) {
        Rounding rounding = in.object("rounding", RuleDocument::rounding);
        var limits = LimitDocument.of(in, currency);
        List<Tier> tiers = TierDocument.list(in, rounding, currency, limits);
        if (rounding.mode() != Rounding.Mode.HALF_UP && noPercentage(tiers)) {
            throw InvalidInput.field(in.at("rounding/mode"), "is only for percentages, and no tier has one");
        }
        var rule = new CompensationRule(
                in.choice("owedOn", CompensationRule.OwedOn::id, CompensationRule.OwedOn.values()),
                in.ids("requires", MAX_ITEMS),
                base(in, tiers),
                gifts(in, tiers),
                madeGoodFrom(in, violation),
                rounding,
                tiers,
                caps(in, limits),
                stacking(in, violation),
                RateDocument.read(in, tiers),
                limits.exchange(),
                AccrualDocument.read(in, violation),
                in.optional("owedInMoney", name -> in.text(name, MAX_LAW)));
        limits.mustBeUsed(in);
        return rule;
    }

    private static CompensationRule.Base base(Input in, List<Tier> tiers) {
        CompensationRule.Base base = in.optional(
                        "base", name -> in.choice(name, CompensationRule.Base::id, CompensationRule.Base.values()))
                .orElse(CompensationRule.Base.PAID_IN_CASH);
        if (base == CompensationRule.Base.PAID && noPercentage(tiers)) {
            throw InvalidInput.field(in.at("base"), "is only for percentages, and no tier has one");
        }
        return base;
    }

    private static boolean noPercentage(List<Tier> tiers) {
        return tiers.stream().noneMatch(tier -> tier.worth() instanceof Worth.Percent);
    }

    private static boolean gifts(Input in, List<Tier> tiers) {
        boolean gifts = in.has("gifts") && in.flag("gifts");
        boolean nothing = tiers.stream().allMatch(tier -> switch (tier.worth()) {
            case Worth.Fixed fixed -> fixed.amountMinor() == 0;
            case Worth.Percent percent -> percent.floorMinor() == 0;
        });
        if (gifts && nothing) {
            throw InvalidInput.field(in.at("gifts"), "has no effect, since no tier has a fixed amount or a floor");
        }
        return gifts;
    }

    private static int madeGoodFrom(Input in, Violation violation) {
        int from = in.optional("madeGoodFromBasisPoints", name -> (int) in.whole(name, 0, MAX_BASIS_POINTS))
                .orElse(MADE_GOOD_FROM_HALF);
        if (from != MADE_GOOD_FROM_HALF && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("madeGoodFromBasisPoints"), "is only for stockouts");
        }
        return from;
    }

    private static List<CompensationRule.ScopeCap> caps(Input in, LimitDocument limits) {
        var caps = in.optionalList("caps", Scope.values().length, cap -> cap(cap, limits));
        var scopes = new HashSet<Scope>();
        for (int i = 0; i < caps.size(); i++) {
            if (!scopes.add(caps.get(i).scope())) {
                throw InvalidInput.field(in.at("caps/" + i), "is a second cap for its scope");
            }
        }
        return caps;
    }

    private static Optional<CompensationRule.Stacking> stacking(Input in, Violation violation) {
        Optional<CompensationRule.Stacking> stacking = in.optional(
                "afterLateShipment",
                name -> in.choice(name, CompensationRule.Stacking::id, CompensationRule.Stacking.values()));
        if (stacking.isPresent() != (violation == Violation.STOCKOUT)) {
            throw InvalidInput.field(
                    in.at("afterLateShipment"), "is required for stockouts, and not allowed otherwise");
        }
        return stacking;
    }

    private static Rounding rounding(Input in) {
        Rounding.Unit to = in.choice("to", Rounding.Unit::id, Rounding.Unit.values());
        Optional<Long> step = in.optional("stepMinor", name -> in.whole(name, LEAST_STEP, MAX_MINOR));
        if (step.isPresent() != (to == Rounding.Unit.STEP)) {
            throw InvalidInput.field(in.at("stepMinor"), "is required to round to a step, and not allowed otherwise");
        }
        return new Rounding(
                to,
                step,
                in.optional("mode", name -> in.choice(name, Rounding.Mode::id, Rounding.Mode.values()))
                        .orElse(Rounding.Mode.HALF_UP),
                in.choice("order", Rounding.Order::id, Rounding.Order.values()));
    }

    private static CompensationRule.ScopeCap cap(Input in, LimitDocument limits) {
        LimitDocument.Limit limit = limits.read(in, "amountMinor", "foreignAmountMinor");
        return new CompensationRule.ScopeCap(
                in.choice("scope", Scope::id, Scope.values()), limit.minor(), limit.foreignMinor());
    }
}
