package dev.makegood.oracle;

/**
 * Holds the expected worth of a case, in minor units.
 *
 * @param ofPolicy the policy's amount, which caps count
 * @param extra the amount that the merchant's own promise and agreements add
 * @param accrued the amount that accrued until refunds were paid
 */
public record Sum(long ofPolicy, long extra, long accrued) {
    /** Returns the amount that the platform advances without a limit. */
    public long advanced() {
        return Math.addExact(ofPolicy, accrued);
    }

    public long all() {
        return Math.addExact(advanced(), extra);
    }
}
