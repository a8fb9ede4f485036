package dev.makegood.functions.http;

import dev.makegood.command.Difference;
import dev.makegood.policy.PolicyRef;
import java.util.List;

/** Shows every value in which two versions of a policy differ, as stored. */
public record DifferenceView(String policyId, int from, int to, List<Difference> differences) {
    public static DifferenceView of(PolicyRef from, int to, List<Difference> differences) {
        return new DifferenceView(from.policyId(), from.number(), to, differences);
    }
}
