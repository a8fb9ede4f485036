package dev.makegood.proof;

import java.util.stream.Stream;

/** Lists mistakes in the code of coupons, of waiting compensations, and of claims. */
final class CouponMistakes {
    private CouponMistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(
                new Mistake(
                        "what comes back to a coupon expires with what was on it",
                        "coupon/Coupon.java",
                        "return lastDay.isAfter(validUntil) ? until(lastDay) : this;",
                        "return this;"),
                new Mistake(
                        "a redemption ends though its order has come",
                        "coupon/redemption/EndRedemptions.java",
                        ".filter(_ -> order.paid().isEmpty())",
                        ".filter(_ -> true)"),
                new Mistake(
                        "a redemption never ends",
                        "coupon/redemption/EndRedemptions.java",
                        ".filter(part -> !part.endsAt().isAfter(now))",
                        ".filter(part -> part.endsAt().isAfter(now.plusSeconds(999_999_999)))"),
                new Mistake(
                        "a late order is refunded in cash for what a coupon was to pay",
                        "order/PlaceOrder.java",
                        "if (ended.isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "promises are advanced without a limit",
                        "coupon/issue/Payable.java",
                        "Money reach = orZero(held.minus(policyDue)).plus(room);",
                        "Money reach = extraDue;"),
                new Mistake(
                        "what is newer passes what waits",
                        "coupon/issue/IssueRound.java",
                        "return someWait ? part.withoutExtra() : part;",
                        "return part;"),
                new Mistake(
                        "what waits is never served",
                        "coupon/issue/ServingRound.java",
                        "Payable part = turn.kind() == QueuePlace.Kind.POLICY ? all.withoutExtra() : all;",
                        "Payable part = all.nothing();"));
    }
}
