package dev.makegood.functions.links;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.wording.Sentence;
import org.joda.money.Money;

/** Says to a buyer what a case is about, and what compensation it gives. */
final class CaseWords {
    private CaseWords() {}

    static Sentence summary(Case c) {
        if (c.id().violation() == Violation.LATE_SHIPMENT) {
            return about(c, "link.late").with("units", c.units());
        }
        return c.units() == 0
                ? about(c, "link.takenBack")
                : about(c, "stockoutBuyer")
                        .with("units", c.units())
                        .with("trigger", Sentence.of("trigger." + c.trigger().id()));
    }

    private static Sentence about(Case c, String phrase) {
        return Sentence.of(phrase).with("orderId", c.id().orderId()).with("sku", c.sku());
    }

    static Sentence compensation(Case c, PolicyVersion policy) {
        return switch (c.compensation()) {
            case Compensation.AwaitingRefund _ ->
                given("awaitingRefund", c.assessment().amount(), policy);
            case Compensation.Owed _ -> given("owed", c.assessment().amount(), policy);
            case Compensation.Suspended _ -> amount("suspended", c.assessment().amount());
            case Compensation.Issued _ -> given("issued", c.compensated(), policy);
            case Compensation.Nothing _ ->
                Sentence.of("link.compensation.nothing")
                        .with("reason", c.assessment().steps().getLast());
        };
    }

    private static Sentence given(String state, Money amount, PolicyVersion policy) {
        return amount(state, amount)
                .with("form", Sentence.of("form." + policy.form().kind().id()));
    }

    private static Sentence amount(String state, Money amount) {
        return Sentence.of("link.compensation." + state).amount("amount", amount);
    }
}
