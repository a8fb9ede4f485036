package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.policy.PolicyRef;
import dev.makegood.wording.Sentence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoTest {
    private static final PolicyRef POLICY = new PolicyRef("pdd-stockout", 1);
    private static final List<Sentence> STEPS =
            List.of(Sentence.of("step.nothing").with("policy", POLICY));

    @Test
    void eachPartIsSetAloneAndLeavesTheOthersInTheirPlaces() {
        var whole = new Memo(
                Optional.of("case"),
                Optional.of("order"),
                Optional.of("sku"),
                Optional.of("refund"),
                Optional.of("coupon"),
                Optional.of("reference"),
                Optional.of(POLICY),
                STEPS);
        for (Memo same : List.of(
                whole.order("order"),
                whole.aboutCase("case", "sku"),
                whole.refund("refund"),
                whole.coupon("coupon"),
                whole.reference("reference"),
                whole.arithmetic(POLICY, STEPS))) {
            assertEquals(whole, same);
        }
    }
}
