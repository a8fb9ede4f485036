package dev.makegood.policy.publication;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.calendar.WorkingDays;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.AppealTerms;
import dev.makegood.policy.BrakeTerms;
import dev.makegood.policy.CancellationTerms;
import dev.makegood.policy.Example;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PartKind;
import dev.makegood.policy.PartRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Reads the written form of a policy version, for packs and published versions alike. */
public final class PolicyDocument {
    /** More hours count as a typing error. */
    public static final long MAX_HOURS = TimeLimit.MOST_HOURS;

    private static final int MAX_EXAMPLES = 50;
    private static final int MOST_OF_A_REPORT = 1_000_000;

    private PolicyDocument() {}

    /**
     * Reads a version that is published at {@code publishedAt}, and runs its examples.
     *
     * @throws InvalidInput if a field is invalid, tiers overlap, or an example gives another amount
     */
    public static PolicyVersion read(Input in, Instant publishedAt) {
        PolicyVersion version = unproven(in, publishedAt);
        for (int i = 0; i < version.examples().size(); i++) {
            prove(version, version.examples().get(i), in.at("examples/" + i));
        }
        return version;
    }

    /** Reads a version whose examples were run before. */
    static PolicyVersion unproven(Input in, Instant publishedAt) {
        int number = (int) in.whole("version", 1, 999_999);
        Optional<Instant> effectiveAt = in.optional("effectiveAt", in::instant);
        if (number > 1 && effectiveAt.isEmpty()) {
            throw InvalidInput.field(in.at("effectiveAt"), "is required, except in a first version");
        }
        if (in.has("supersedes") && in.whole("supersedes", 1, 999_999) != number - 1) {
            throw InvalidInput.field(in.at("supersedes"), "must be the previous version, " + (number - 1));
        }
        Violation violation = in.choice("violation", Violation::id, Violation.values());
        CurrencyUnit currency = in.currency("currency");
        var version = new PolicyVersion(
                in.id("policyId"),
                number,
                in.id("platform"),
                violation,
                currency,
                in.zone("zone"),
                in.optional("calendar", in::id),
                in.object("detection", PolicyDocument::detection),
                in.object("compensation", rule -> RuleDocument.read(rule, violation, currency)),
                in.object("payment", PolicyDocument::payment),
                in.object("form", PolicyDocument::form),
                in.object("refund", refund -> refund(refund, violation)),
                brake(in, violation),
                in.object("appeal", PolicyDocument::appeal),
                in.optional("negotiation", name -> in.object(name, PolicyDocument::negotiation))
                        .orElse(NegotiationTerms.NONE),
                in.optional("cancellation", name -> in.object(name, PolicyDocument::cancellation))
                        .orElse(CancellationTerms.DEFAULT),
                choices(in, "exemptions", Exemption.OF_POLICIES.toArray(Exemption[]::new), Exemption::id),
                publishedAt,
                effectiveAt,
                in.text("source", 2000),
                in.list("examples", MAX_EXAMPLES, example -> example(example, violation, currency)));
        mustEndInTime(version.brake(), version.refund().within(), in.at("brake/hours"));
        mustHaveCalendar(version, in);
        return version;
    }

    /** Refuses a version whose working days nobody could count, and a calendar in which it counts none. */
    private static void mustHaveCalendar(PolicyVersion version, Input in) {
        TimeLimit refund = version.refund().within();
        AppealTerms appeal = version.appeal();
        Optional<String> needs = Stream.of(
                        "refund/" + refund.field("within"),
                        "appeal/" + appeal.within().field("within"))
                .filter(field -> field.endsWith("WorkingDays"))
                .findFirst();
        if (version.calendar().isEmpty() && needs.isPresent()) {
            throw InvalidInput.field(
                    in.at("calendar"), "is required, since " + needs.get() + " counts its working days");
        }
        if (version.calendar().isPresent()
                && needs.isEmpty()
                && appeal.decidedIn().workingDays().isEmpty()) {
            throw InvalidInput.field(in.at("calendar"), "has no effect, since no time limit counts working days");
        }
        if (version.calendar().flatMap(WorkingDays::find).isEmpty()
                && version.calendar().isPresent()) {
            throw InvalidInput.field(in.at("calendar"), "is not a calendar, such as US");
        }
    }

    private static void prove(PolicyVersion version, Example example, String field) {
        long amount;
        try {
            amount = Assess.of(version, example.facts()).amount().getAmountMinorLong();
        } catch (InvalidInput refused) {
            throw InvalidInput.field(field + "/facts/" + refused.field(), refused.reason());
        }
        if (amount != example.amountMinor()) {
            throw InvalidInput.field(
                    field + "/amountMinor", "is wrong: under this version the example is worth " + amount);
        }
        example.refundBy().ifPresent(by -> proveTime(version, example, by, field));
    }

    private static void proveTime(PolicyVersion version, Example example, Instant by, String field) {
        Instant established = example.facts()
                .happened()
                .establishedAt()
                .orElseThrow(() -> InvalidInput.field(
                        field + "/facts/establishedAt", "is required, since the time of a refund counts from it"));
        Instant right = version.refundBy(established);
        if (!by.equals(right)) {
            throw InvalidInput.field(
                    field + "/refundBy", "is wrong: under this version the last instant of the refund is " + right);
        }
    }

    private static Example example(Input in, Violation violation, CurrencyUnit currency) {
        return new Example(
                in.text("name", 200),
                in.object("facts", facts -> FactsDocument.read(facts, violation, currency)),
                in.whole("amountMinor", 0, RuleDocument.MAX_MINOR),
                in.optional("refundBy", in::instant));
    }

    private static Terms.Detection detection(Input in) {
        return new Terms.Detection(
                in.flag("admission"),
                in.flag("recount"),
                (int) in.whole("overdueHours", 0, MAX_HOURS),
                in.optional("settlingHours", name -> (int) in.whole(name, 0, MAX_HOURS))
                        .orElse(Terms.Detection.DEFAULT_SETTLING_HOURS));
    }

    private static Terms.Payment payment(Input in) {
        var shortfall = in.choice("shortfall", Terms.Payment.Shortfall::id, Terms.Payment.Shortfall.values());
        boolean advances = shortfall == Terms.Payment.Shortfall.ADVANCE;
        long limit = in.optional("advanceLimitMinor", name -> in.whole(name, 0, RuleDocument.MAX_MINOR))
                .orElse(advances ? Terms.Payment.DEFAULT_ADVANCE_LIMIT_MINOR : 0);
        if (limit > 0 && !advances) {
            throw InvalidInput.field(
                    in.at("advanceLimitMinor"), "has no effect, since shortfall suspend advances nothing");
        }
        if (!in.has("payers")) {
            throw InvalidInput.field(
                    in.at("payers"), "is required; use an empty list if the platform advances everything");
        }
        return new Terms.Payment(
                choices(in, "payers", Terms.Payment.Purse.values(), Terms.Payment.Purse::id), shortfall, limit);
    }

    /** Reads a list of choices, in the given order. */
    private static <E extends Enum<E>> List<E> choices(Input in, String name, E[] all, Function<E, String> names) {
        return in.ids(name, all.length).stream()
                .map(id -> Arrays.stream(all)
                        .filter(choice -> names.apply(choice).equals(id))
                        .findFirst()
                        .orElseThrow(() -> InvalidInput.field(in.at(name), "has an unknown value, " + id)))
                .toList();
    }

    private static Terms.Form form(Input in) {
        return new Terms.Form(
                in.choice("kind", Terms.Form.Kind::id, Terms.Form.Kind.values()), (int) in.whole("validYears", 1, 100));
    }

    private static Terms.Refund refund(Input in, Violation violation) {
        if (in.has("parts") && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("parts"), "is only for stockouts");
        }
        var terms = new Terms.Refund(
                TimeLimit.read(in, "within"),
                (int) in.whole("choiceWindowHours", 0, MAX_HOURS),
                in.has("parts") ? in.object("parts", PolicyDocument::parts) : Map.of());
        if (terms.choiceWindowHours() > 0
                && terms.choiceWindowHours() >= terms.within().leastHours()) {
            throw InvalidInput.field(in.at("choiceWindowHours"), "must be less than " + least(terms.within(), ""));
        }
        return terms;
    }

    private static Map<PartKind, PartRule> parts(Input in) {
        var rules = new EnumMap<PartKind, PartRule>(PartKind.class);
        for (PartKind part : PartKind.values()) {
            in.optional(part.id(), name -> in.choice(name, PartRule::id, PartRule.values()))
                    .ifPresent(rule -> rules.put(part, rule));
        }
        return Map.copyOf(rules);
    }

    private static Optional<BrakeTerms> brake(Input in, Violation violation) {
        if (in.has("brake") && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("brake"), "is only for stockouts");
        }
        return in.optional("brake", name -> in.object(name, PolicyDocument::brake));
    }

    private static BrakeTerms brake(Input in) {
        return new BrakeTerms(
                (int) in.whole("units", 1, MOST_OF_A_REPORT),
                (int) in.whole("lines", 1, MOST_OF_A_REPORT),
                in.whole("amountMinor", 1, RuleDocument.MAX_MINOR),
                (int) in.whole("hours", 1, MAX_HOURS - 1));
    }

    private static void mustEndInTime(Optional<BrakeTerms> brake, TimeLimit refund, String field) {
        if (brake.filter(on -> on.hours() >= refund.leastHours()).isPresent()) {
            throw InvalidInput.field(
                    field, "must be less than " + least(refund, "refund/") + ", " + refund.leastHours());
        }
    }

    private static String least(TimeLimit within, String path) {
        return (within.hours().isPresent() ? "" : "the hours that are at least in ") + path + within.field("within");
    }

    private static AppealTerms appeal(Input in) {
        return new AppealTerms(TimeLimit.read(in, "within"), TimeLimit.read(in, "decidedIn"));
    }

    private static CancellationTerms cancellation(Input in) {
        return new CancellationTerms(in.flag("owedIfMerchantProposes"), in.flag("owedIfBuyerProposes"));
    }

    private static NegotiationTerms negotiation(Input in) {
        return new NegotiationTerms(
                (int) in.whole("proposals", 0, 100), (int) in.whole("untilHoursBefore", 0, MAX_HOURS));
    }
}
