package dev.makegood.oracle;

/**
 * What a case must come to, in minor units.
 *
 * @param ofPolicy what the policy gives: what caps count
 * @param extra what the merchant's own promise and agreements add
 */
public record Sum(long ofPolicy, long extra) {
    public long all() {
        return Math.addExact(ofPolicy, extra);
    }
}
