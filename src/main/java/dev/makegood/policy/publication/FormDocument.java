package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import java.util.Optional;

/** Reads the written form of what the buyer gets as compensation. */
final class FormDocument {
    private static final int MOST_YEARS = 100;

    private FormDocument() {}

    static Terms.Form read(Input in) {
        var kind = in.choice("kind", Terms.Form.Kind::id, Terms.Form.Kind.values());
        if (!kind.isMoney()) {
            return new Terms.Form(kind, (int) in.whole("validYears", 1, MOST_YEARS));
        }
        if (in.has("validYears") && in.whole("validYears", 0, MOST_YEARS) > 0) {
            throw InvalidInput.field(in.at("validYears"), "must be 0, since money in a wallet does not expire");
        }
        return new Terms.Form(kind, 0);
    }

    /**
     * Refuses a version that gives a voucher in place of money that a law demands.
     *
     * @throws InvalidInput with the field at fault
     */
    static void mustFit(PolicyVersion version, Input in) {
        Optional<String> law = version.compensation().owedInMoney();
        if (law.isPresent() && !version.form().kind().isMoney()) {
            throw InvalidInput.field(
                    in.at("form/kind"),
                    "must be wallet, since no voucher may take the place of money that " + law.get() + " demands");
        }
    }
}
