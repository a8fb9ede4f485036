package dev.makegood.policy.assessment;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.wording.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Selects the portions for which something may be owed, and records why nothing is owed for the others. */
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
                throw InvalidInput.field("exemption", "is not an exemption of " + policy.ref());
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
     * @param paid the payment for units for which nothing is owed, by reason
     * @param all true if nothing is owed for any of the units
     */
    private void tell(Map<Uncounted, Money> paid, boolean all) {
        boolean whole = all && paid.size() == 1;
        paid.forEach((why, of) -> steps.add(step(why)
                .with("policy", policy.ref())
                .with(
                        "units",
                        Sentence.of(whole ? "step.allUnits" : "step.someUnits").amount("paid", of))));
        if (all && !whole) {
            steps.add(Sentence.of("step.nothing").with("policy", policy.ref()));
        }
    }

    private static Sentence step(Uncounted why) {
        return switch (why) {
            case Uncounted.Exempt(Exemption ground) ->
                Sentence.of("step.exempt").with("ground", ground.words());
            case Uncounted.Agreed() -> Sentence.of("step.agreed");
            case Uncounted.Gift() -> Sentence.of("step.gift");
        };
    }
}
