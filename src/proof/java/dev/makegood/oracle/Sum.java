package dev.makegood.oracle;

/**
 * Holds the expected worth of a case, in minor units.
 *
 * @param ofPolicy the policy's amount, which caps count
 * @param extra the amount that the merchant's own promise and agreements add
 */
public record Sum(long ofPolicy, long extra) {
    public long all() {
        return Math.addExact(ofPolicy, extra);
    }
}
