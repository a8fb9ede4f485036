package dev.makegood.policy;

/** Names one published version of a policy. A case keeps it forever. */
public record PolicyRef(String policyId, int number) {
    @Override
    public String toString() {
        return policyId + "@" + number;
    }
}
