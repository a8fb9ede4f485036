package dev.makegood.policy.publication;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.calendar.WorkingDays;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.market.Market;
import dev.makegood.policy.AppealTerms;
import dev.makegood.policy.BrakeTerms;
import dev.makegood.policy.PartKind;
import dev.makegood.policy.PartRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.RefundFrom;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the written form of the terms of refunds, and of what holds them back. */
final class RefundDocument {
    private static final int MOST_OF_A_REPORT = 1_000_000;

    private RefundDocument() {}

    /**
     * Checks that the times of a version fit together.
     *
     * @throws InvalidInput with the field at fault
     */
    static void mustFit(PolicyVersion version, Input in) {
        TimeLimit refund = version.refund().within();
        mustEndInTime(version.refund().choiceWindowHours(), refund, in.at("refund/choiceWindowHours"));
        version.brake().ifPresent(brake -> mustEndInTime(brake.hours(), refund, in.at("brake/hours")));
        mustHaveCalendar(version, in);
    }

    static Terms.Refund read(Input in, Violation violation) {
        for (String field : List.of("parts", "refundFrom")) {
            if (in.has(field) && violation != Violation.STOCKOUT) {
                throw InvalidInput.field(in.at(field), "is only for stockouts");
            }
        }
        return new Terms.Refund(
                TimeLimit.read(in, "within"),
                (int) in.whole("choiceWindowHours", 0, PolicyDocument.MAX_HOURS),
                in.has("parts") ? in.object("parts", RefundDocument::parts) : Map.of(),
                in.optional("refundFrom", name -> in.choice(name, RefundFrom::id, RefundFrom.values())));
    }

    private static Map<PartKind, PartRule> parts(Input in) {
        var rules = new EnumMap<PartKind, PartRule>(PartKind.class);
        for (PartKind part : PartKind.values()) {
            in.optional(part.id(), name -> in.choice(name, PartRule::id, PartRule.values()))
                    .ifPresent(rule -> rules.put(part, rule));
        }
        return Map.copyOf(rules);
    }

    static Optional<BrakeTerms> brake(Input in, Violation violation) {
        if (in.has("brake") && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("brake"), "is only for stockouts");
        }
        return in.optional("brake", name -> in.object(name, RefundDocument::brake));
    }

    private static BrakeTerms brake(Input in) {
        return new BrakeTerms(
                (int) in.whole("units", 1, MOST_OF_A_REPORT),
                (int) in.whole("lines", 1, MOST_OF_A_REPORT),
                in.whole("amountMinor", 1, RuleDocument.MAX_MINOR),
                (int) in.whole("hours", 1, PolicyDocument.MAX_HOURS - 1));
    }

    /** Refuses a wait that could be as long as the time that the version or the law of the market gives a refund. */
    private static void mustEndInTime(int hours, TimeLimit refund, String field) {
        mustBeLess(hours, refund, "refund/" + refund.field("within"), field);
        Market.current()
                .periods()
                .refund()
                .ifPresent(law -> mustBeLess(
                        hours, law.within(), law.within().field("within") + " of the law (" + law.law() + ")", field));
    }

    private static void mustBeLess(int hours, TimeLimit limit, String name, String field) {
        if (hours > 0 && hours >= limit.leastHours()) {
            String unit = limit.hours().isPresent() ? "" : "the hours that are at least in ";
            throw InvalidInput.field(field, "must be less than " + unit + name + ", " + limit.leastHours());
        }
    }

    /** Refuses a version whose working days nobody could count, and a calendar in which it counts none. */
    private static void mustHaveCalendar(PolicyVersion version, Input in) {
        TimeLimit refund = version.refund().within();
        AppealTerms appeal = version.appeal();
        boolean refunds = refund.workingDays().isPresent();
        boolean needs = refunds || appeal.within().workingDays().isPresent();
        if (version.calendar().isEmpty() && needs) {
            throw InvalidInput.field(
                    in.at("calendar"),
                    "is required, since " + (refunds ? "refund" : "appeal") + "/withinWorkingDays"
                            + " counts its working days");
        }
        if (version.calendar().isPresent()
                && !needs
                && appeal.decidedIn().workingDays().isEmpty()) {
            throw InvalidInput.field(in.at("calendar"), "has no effect, since no time limit counts working days");
        }
        if (version.calendar().flatMap(WorkingDays::find).isEmpty()
                && version.calendar().isPresent()) {
            throw InvalidInput.field(in.at("calendar"), "is not a calendar, such as US");
        }
    }
}
