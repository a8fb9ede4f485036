package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Example;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import java.time.Instant;
import org.joda.money.CurrencyUnit;

/** Reads the written form of the worked examples of a version, and checks them. */
final class ExampleDocument {
    private ExampleDocument() {}

    /**
     * Checks an example.
     *
     * @param field the path of the example in its document
     * @throws InvalidInput if the version gives another amount or time
     */
    static void prove(PolicyVersion version, Example example, String field) {
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
        example.delay().ifPresent(delay -> DelayDocument.prove(version, delay, field));
        example.furtherPeriod().ifPresent(period -> FurtherPeriodDocument.prove(version, period, field));
    }

    private static void proveTime(PolicyVersion version, Example example, Instant by, String field) {
        Instant established = example.facts()
                .happened()
                .establishedAt()
                .orElseThrow(() -> InvalidInput.field(
                        field + "/facts/establishedAt", "is required, since the time of a refund counts from it"));
        Instant right = version.ownRefundBy(established);
        if (!by.equals(right)) {
            throw InvalidInput.field(
                    field + "/refundBy", "is wrong: under this version the last instant of the refund is " + right);
        }
    }

    static Example read(Input in, Violation violation, CurrencyUnit currency) {
        return new Example(
                in.text("name", 200),
                in.object("facts", facts -> FactsDocument.read(facts, violation, currency)),
                in.whole("amountMinor", 0, RuleDocument.MAX_MINOR),
                in.optional("refundBy", in::instant),
                in.optional("delay", name -> in.object(name, DelayDocument::example)),
                in.optional("furtherPeriod", name -> in.object(name, FurtherPeriodDocument::example)));
    }
}
