package dev.makegood.functions.view;

import dev.makegood.policy.PolicyRef;

/** Shows which policy version was in force. */
record PolicyRefView(String policyId, int version) {
    static PolicyRefView of(PolicyRef ref) {
        return new PolicyRefView(ref.policyId(), ref.number());
    }
}
