package dev.makegood.policy.publication;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.AppealTerms;
import dev.makegood.policy.CancellationTerms;
import dev.makegood.policy.Consultation;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.UrgeTerms;
import dev.makegood.policy.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** Reads the written form of a policy version, for packs and published versions alike. */
public final class PolicyDocument {
    /** More hours count as a typing error. */
    public static final long MAX_HOURS = TimeLimit.MOST_HOURS;

    private static final int MAX_EXAMPLES = 50;

    private PolicyDocument() {}

    /**
     * Reads a version that is published at {@code publishedAt}, and runs its examples.
     *
     * @throws InvalidInput if a field is invalid, tiers overlap, or an example gives another amount
     */
    public static PolicyVersion read(Input in, Instant publishedAt) {
        PolicyVersion version = unproven(in, publishedAt);
        for (int i = 0; i < version.examples().size(); i++) {
            ExampleDocument.prove(version, version.examples().get(i), in.at("examples/" + i));
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
                in.object("form", FormDocument::read),
                in.object("refund", refund -> RefundDocument.read(refund, violation)),
                RefundDocument.brake(in, violation),
                in.object("appeal", PolicyDocument::appeal),
                in.optional("negotiation", name -> in.object(name, PolicyDocument::negotiation))
                        .orElse(NegotiationTerms.NONE),
                in.optional("cancellation", name -> in.object(name, PolicyDocument::cancellation))
                        .orElse(CancellationTerms.DEFAULT),
                urge(in, violation),
                DelayDocument.silence(in, violation),
                FurtherPeriodDocument.read(in, violation),
                choices(in, "exemptions", Exemption.OF_POLICIES.toArray(Exemption[]::new), Exemption::id),
                publishedAt,
                effectiveAt,
                in.optional("consultation", name -> in.object(name, PolicyDocument::consultation)),
                in.text("source", 2000),
                in.list("examples", MAX_EXAMPLES, example -> ExampleDocument.read(example, violation, currency)));
        RefundDocument.mustFit(version, in);
        NoEffect.mustFit(version, in);
        FurtherPeriodDocument.mustFit(version, in);
        AccrualDocument.mustFit(version, in);
        FormDocument.mustFit(version, in);
        return version;
    }

    private static Consultation consultation(Input in) {
        var read = new Consultation(in.instant("openedAt"), in.instant("closedAt"), in.text("where", 500));
        if (!read.closedAt().isAfter(read.openedAt())) {
            throw InvalidInput.field(in.at("closedAt"), "must be after openedAt");
        }
        return read;
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

    private static AppealTerms appeal(Input in) {
        return new AppealTerms(TimeLimit.read(in, "within"), TimeLimit.read(in, "decidedIn"));
    }

    private static CancellationTerms cancellation(Input in) {
        return new CancellationTerms(
                in.flag("owedIfMerchantProposes"),
                in.flag("owedIfBuyerProposes"),
                in.optional("answerWithinHours", name -> (int) in.whole(name, 1, MAX_HOURS)),
                in.has("atOnceWhenLate") && in.flag("atOnceWhenLate"));
    }

    private static Optional<UrgeTerms> urge(Input in, Violation violation) {
        if (in.has("urge") && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("urge"), "is only for stockouts");
        }
        return in.optional(
                "urge",
                name -> in.object(
                        name,
                        terms -> new UrgeTerms(
                                (int) terms.whole("answerWithinHours", 1, MAX_HOURS),
                                terms.choice("unanswered", UrgeTerms.Unanswered::id, UrgeTerms.Unanswered.values()))));
    }

    private static NegotiationTerms negotiation(Input in) {
        var terms = new NegotiationTerms(
                (int) in.whole("proposals", 0, 100),
                (int) in.whole("untilHoursBefore", 0, MAX_HOURS),
                in.has("onceLate") && in.flag("onceLate"));
        if (terms.onceLate() && terms.untilHoursBefore() > 0) {
            throw InvalidInput.field(
                    in.at("untilHoursBefore"), "must be 0, since onceLate allows proposals after the ship time too");
        }
        return terms;
    }
}
