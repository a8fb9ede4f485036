package dev.makegood.policy.assessment;

import static dev.makegood.wording.Amounts.text;
import static dev.makegood.wording.Amounts.zh;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Finds the portions for which something may be owed, and records why nothing is owed for the others. */
final class Counting {
    private final PolicyVersion policy;
    private final Steps steps;

    Counting(PolicyVersion policy, Steps steps) {
        this.policy = policy;
        this.steps = steps;
    }

    List<Portion> of(List<Portion> portions) {
        var counted = new ArrayList<Portion>();
        var others = new LinkedHashMap<Uncounted, Money>();
        for (Portion portion : portions) {
            uncounted(portion)
                    .ifPresentOrElse(why -> others.merge(why, portion.paid(), Money::plus), () -> counted.add(portion));
        }
        tell(others, counted.isEmpty());
        return counted;
    }

    private Optional<Uncounted> uncounted(Portion portion) {
        if (portion.exemption().isPresent()) {
            Exemption ground = portion.exemption().get();
            if (Exemption.OF_POLICIES.contains(ground) && !policy.exemptions().contains(ground)) {
                throw InvalidInput.field("exemption", "is not a ground under " + policy.ref());
            }
            return Optional.of(new Uncounted.Exempt(ground));
        }
        if (portion.paid().isZero() && !policy.compensation().gifts()) {
            return Optional.of(new Uncounted.Gift());
        }
        boolean owed = portion.agreement().map(Agreement::owed).orElse(true);
        return owed ? Optional.empty() : Optional.of(new Uncounted.Agreed());
    }

    /**
     * Records the reasons.
     *
     * @param paid what was paid for the units for which nothing is owed, by reason
     * @param all true if nothing is owed for any of the units
     */
    private void tell(Map<Uncounted, Money> paid, boolean all) {
        boolean whole = all && paid.size() == 1;
        paid.forEach((why, of) -> tell(why, whole ? "" : " for units of " + text(of), whole ? "" : zh(of) + " 的商品"));
        if (all && !whole) {
            steps.add("%s: so nothing is owed".formatted(policy.ref()), "%s：因此无需赔付".formatted(policy.ref()));
        }
    }

    private void tell(Uncounted why, String en, String zh) {
        switch (why) {
            case Uncounted.Exempt(Exemption ground) ->
                steps.add(
                        "%s: exempt, nothing is owed%s: %s".formatted(policy.ref(), en, ground.en()),
                        "%s：%s免责，无需赔付：%s".formatted(policy.ref(), zh, ground.zh()));
            case Uncounted.Agreed() ->
                steps.add(
                        "%s: nothing is owed%s: buyer and merchant agreed to cancel".formatted(policy.ref(), en),
                        "%s：%s双方协商一致取消，规则不要求赔付".formatted(policy.ref(), zh));
            case Uncounted.Gift() ->
                steps.add(
                        "%s: nothing is owed where nothing was paid".formatted(policy.ref()),
                        "%s：未支付任何款项的商品无需赔付".formatted(policy.ref()));
        }
    }
}
