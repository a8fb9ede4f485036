package dev.makegood.proof;

import dev.makegood.oracle.Rules;
import dev.makegood.oracle.Sum;
import dev.makegood.order.OrderFunds;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.Money;

/**
 * Checks that cases, their scopes and their buyers got the oracle's amounts, which come from the text and not from our
 * rows.
 */
final class WorthAsRuled {
    private final ExpectedCompensation ruled;
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    /** The orders that coupons paid in part, and the lines with units that became goods after all. */
    private final Set<String> withCoupons = new HashSet<>();

    private final Set<String> withGoods = new HashSet<>();

    WorthAsRuled(ExpectedCompensation ruled, Rows.Typed rows, Consumer<String> violations) {
        this.ruled = ruled;
        this.rows = rows;
        this.violations = violations;
        rows.of(OrderFunds.class, Table.ORDERS, "FUNDS").stream()
                .filter(funds -> !funds.couponParts().isEmpty())
                .forEach(funds -> withCoupons.add(funds.orderId()));
        rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(WorthAsRuled::isForGoods)
                .forEach(refund -> withGoods.add(refund.refundId().caseId().toString()));
    }

    private static boolean isForGoods(Refund refund) {
        boolean withdrawn = refund.state() instanceof RefundState.Withdrawn
                && refund.excluded().elsewhere() == 0;
        return withdrawn || refund.hasReplacement() || refund.excluded().sent() > 0;
    }

    void check() {
        ruled.cases.values().forEach(this::worth);
        ruled.cases.values().forEach(this::gain);
        ruled.cases.values().forEach(this::together);
        scopes();
    }

    /** A case that a swap made, or whose order a coupon paid in part, is checked against its bounds only. */
    private boolean isExact(Case c) {
        boolean goods = withGoods.contains(c.id().toString()) && ruled.rules(c).owedOnRefund();
        return !goods
                && !withCoupons.contains(c.id().orderId())
                && !c.id().lineId().startsWith("swap-")
                && isPlain(c);
    }

    /** Returns true if there was no later agreement. */
    private boolean isPlain(Case c) {
        return ruled.happened()
                .agreed(ExpectedCompensation.ref(c))
                .filter(ReportedShortfalls.Agreed::before)
                .isEmpty();
    }

    private void worth(Case c) {
        if (!isExact(c)) {
            return;
        }
        Sum expected = ruled.worth(c);
        var found = new Sum(
                c.assessment().ofPolicy().getAmountMinorLong(),
                c.assessment().extra().getAmountMinorLong(),
                c.assessment().accrued().getAmountMinorLong());
        if (!expected.equals(found)) {
            violations.accept(c.id() + " is worth " + found + " and the rules give " + expected + ": " + ruled.parts(c)
                    + " under " + c.policy());
        }
    }

    /** Checks that nobody got more than the rules ever gave, and that agreed sums were given. */
    private void gain(Case c) {
        long given = c.compensated().getAmountMinorLong();
        if (isPlain(c) && given > ruled.most(c).all()) {
            violations.accept(c.id() + " gave " + given + ", and the rules give " + ruled.most(c) + " at the most");
        }
        if (c.id().violation() == Violation.STOCKOUT && isPlain(c)) {
            ruled.happened().agreed(ExpectedCompensation.ref(c)).ifPresent(agreed -> {
                if (given < agreed.minor()) {
                    violations.accept(c.id() + " gave " + given + ", and both sides agreed on " + agreed.minor());
                }
            });
        }
    }

    /**
     * Checks that a late shipment and the stockout that tops it up gave together no more than the greater of both for
     * each unit, and that what counts for one of them does not count for the other.
     */
    private void together(Case late) {
        Case stockout = ruled.cases.get(late.id().of(Violation.STOCKOUT).toString());
        if (late.id().violation() != Violation.LATE_SHIPMENT || stockout == null) {
            return;
        }
        Money credited = late.settlement().credited();
        if (!credited.equals(stockout.settlement().credited().negated())) {
            violations.accept(late.id() + " is credited with " + credited + ", and the stockout with "
                    + stockout.settlement().credited());
        }
        long given = late.compensated().plus(stockout.compensated()).getAmountMinorLong();
        long owed = ruled.most(late).all();
        long most = owed + ruled.mostAfter(stockout, late, owed);
        if (ruled.rules(stockout).topsUp() && isPlain(stockout) && given > most) {
            violations.accept(late.id() + " and its stockout gave " + given + " together, and the rules give " + most
                    + " at the most");
        }
    }

    /**
     * Checks that all cases of a scope together keep within the cap, and no case lacks an amount that the cap has left.
     * A compensation that waits for its merchant's money has given up its caps except for the amount already given; its
     * worth is computed when its turn comes.
     */
    private void scopes() {
        Map<String, Long> assessed = new TreeMap<>();
        Map<String, Long> kept = new TreeMap<>();
        Map<String, Long> limits = new TreeMap<>();
        for (Case c : ruled.cases.values()) {
            long ofPolicy = c.assessment().ofPolicy().getAmountMinorLong();
            long its = c.settlement().given().getAmountMinorLong();
            long given = Math.max(ofPolicy, its);
            long held = waits(c) ? Math.min(ofPolicy, its) : ofPolicy;
            for (String scope : scopes(c)) {
                assessed.merge(scope, held, Long::sum);
                kept.merge(scope, given, Long::sum);
                limits.merge(scope, limit(c, scope), Math::max);
            }
        }
        assessed.forEach((scope, sum) -> {
            if (sum > limits.get(scope)) {
                violations.accept(
                        "the cases of " + scope + " are worth " + sum + ", over the cap of " + limits.get(scope));
            }
        });
        ruled.cases.values().stream()
                .filter(this::isExact)
                .filter(c -> !waits(c))
                .filter(c -> !ruled.topsUpLateShipments())
                .forEach(c -> left(c, kept));
    }

    private static boolean waits(Case c) {
        return c.compensation() instanceof Compensation.Suspended;
    }

    private void left(Case c, Map<String, Long> kept) {
        long lacks = ruled.uncapped(c) - c.assessment().ofPolicy().getAmountMinorLong();
        boolean used = scopes(c).stream().anyMatch(scope -> kept.get(scope) >= limit(c, scope));
        if (lacks > 0 && !used) {
            violations.accept(c.id() + " lacks " + lacks + " though its caps have some left: " + kept);
        }
    }

    private List<String> scopes(Case c) {
        Rules rules = ruled.rules(c);
        return List.of("order", "buyerMerchantDay").stream()
                .filter(scope -> rules.cap(scope).isPresent())
                .map(scope -> scope.equals("order")
                        ? "order " + c.id().orderId()
                        : "buyerMerchantDay " + c.buyer() + " " + c.merchantId() + " "
                                + ruled.day(c, c.facts().paidAt().orElseThrow()))
                .toList();
    }

    private long limit(Case c, String scope) {
        return ruled.rules(c).cap(scope.substring(0, scope.indexOf(' '))).orElseThrow();
    }
}
