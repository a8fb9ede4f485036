package dev.makegood.coupon.issue;

/**
 * Counts the results of a run.
 *
 * @param issued coupons
 * @param merchants accounts that were debited
 * @param failed cases that failed; they stay owed, and the next run tries them again
 * @param left cases read but not handled; there may be more
 */
public record IssueResult(int issued, int merchants, int failed, int left) {}
