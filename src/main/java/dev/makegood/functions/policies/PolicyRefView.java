package dev.makegood.functions.policies;

import dev.makegood.policy.PolicyRef;

/** Shows a reference to a policy version. */
public record PolicyRefView(String policyId, int version) {
    public static PolicyRefView of(PolicyRef ref) {
        return new PolicyRefView(ref.policyId(), ref.number());
    }
}
