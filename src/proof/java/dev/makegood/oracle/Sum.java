package dev.makegood.oracle;

/**
 * Holds what a case must be worth, in minor units.
 *
 * @param ofPolicy what the policy gives, which caps count
 * @param extra what the merchant's own promise and agreements add
 */
public record Sum(long ofPolicy, long extra) {
    public long all() {
        return Math.addExact(ofPolicy, extra);
    }
}
