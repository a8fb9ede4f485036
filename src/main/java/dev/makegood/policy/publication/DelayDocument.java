package dev.makegood.policy.publication;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.DelayExample;
import dev.makegood.policy.DelayRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Silence;
import dev.makegood.policy.SilenceTerms;
import dev.makegood.policy.Violation;
import java.time.Instant;
import java.util.Optional;

/** Reads the written form of what the buyer's silence about a delay means, and of its examples. */
public final class DelayDocument {
    private DelayDocument() {}

    /**
     * Holds a delay, of which a version says what silence means.
     *
     * @param shipBy the ship time that counts
     * @param newShipBy the new one; absent if the merchant has no date
     * @param later true if another delay was told before
     */
    public record AskedDelay(Instant shipBy, Optional<Instant> newShipBy, boolean later) {}

    static Optional<SilenceTerms> silence(Input in, Violation violation) {
        if (in.has("silence") && violation != Violation.STOCKOUT) {
            throw InvalidInput.field(in.at("silence"), "is only for stockouts, since what silence cancels is one");
        }
        return in.optional("silence", name -> in.object(name, DelayDocument::terms));
    }

    private static SilenceTerms terms(Input in) {
        return new SilenceTerms(in.object("first", DelayDocument::rule), in.object("later", DelayDocument::rule));
    }

    private static DelayRule rule(Input in) {
        var rule = new DelayRule(days(in, "consentUpToDays"), days(in, "cancelAfterDays"));
        if (rule.consentUpToDays().isEmpty() && rule.cancelAfterDays().isEmpty()) {
            throw InvalidInput.field(
                    in.at("cancelAfterDays"), "is required, or consentUpToDays: else no such delay could be told");
        }
        return rule;
    }

    private static Optional<Integer> days(Input in, String name) {
        return in.optional(name, field -> (int) in.whole(field, 0, TimeLimit.MOST_DAYS));
    }

    /**
     * Reads a delay.
     *
     * @throws InvalidInput if its new ship time is not later than the one that counts
     */
    public static AskedDelay asked(Input in) {
        var asked = new AskedDelay(
                in.instant("shipBy"), in.optional("newShipBy", in::instant), in.has("later") && in.flag("later"));
        if (asked.newShipBy().filter(at -> !at.isAfter(asked.shipBy())).isPresent()) {
            throw InvalidInput.field(in.at("newShipBy"), "must be later than shipBy");
        }
        return asked;
    }

    /**
     * Returns what silence about a delay means.
     *
     * @throws InvalidInput with the field of the delay that the version does not allow
     */
    public static Silence silence(PolicyVersion version, AskedDelay asked) {
        SilenceTerms terms = version.silence()
                .orElseThrow(() -> InvalidInput.field(
                        "delay", "has no effect, since the version does not say what silence means"));
        return terms.of(asked.later(), asked.shipBy(), asked.newShipBy(), version.zone())
                .orElseThrow(() -> InvalidInput.field(
                        "delay/newShipBy", "is not possible: the version does not say what silence about it means"));
    }

    static DelayExample example(Input in) {
        AskedDelay asked = asked(in);
        return new DelayExample(
                asked.shipBy(),
                asked.newShipBy(),
                asked.later(),
                new Silence(in.choice("silence", Silence.Meaning::id, Silence.Meaning.values()), in.instant("until")));
    }

    /**
     * Checks an example.
     *
     * @param field the path of the example in its document
     * @throws InvalidInput if silence means something else under the version, or until another time
     */
    static void prove(PolicyVersion version, DelayExample example, String field) {
        Silence right;
        try {
            right = silence(version, new AskedDelay(example.shipBy(), example.newShipBy(), example.later()));
        } catch (InvalidInput refused) {
            throw InvalidInput.field(field + "/" + refused.field(), refused.reason());
        }
        if (right.means() != example.silence().means()) {
            throw InvalidInput.field(
                    field + "/delay/silence",
                    "is wrong: under this version silence is " + right.means().id());
        }
        if (!right.until().equals(example.silence().until())) {
            throw InvalidInput.field(
                    field + "/delay/until", "is wrong: under this version the buyer decides until " + right.until());
        }
    }
}
