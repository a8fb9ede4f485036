package dev.makegood.abuse;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Verifies that whatever merchants, buyers and operators report, in any sequence, no money is lost, doubled or stuck.
 */
class AbuseTest {
    private static final int SEEDS = Integer.getInteger("makegood.abuse.seeds", 40);
    private static final int FROM = Integer.getInteger("makegood.abuse.from", 0);

    @Test
    void nobodysMoneyIsLostDoubledOrStuck() {
        Map<Long, List<String>> wrong = new TreeMap<>();
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            List<String> found = play(seed);
            if (!found.isEmpty()) {
                wrong.put(seed, found);
            }
        }
        wrong.forEach((seed, found) -> System.out.println(seed + " " + found));
        assertEquals(Map.of(), wrong);
    }

    private List<String> play(long seed) {
        var found = new ArrayList<String>();
        var abusers = new Abusers(seed);
        try {
            abusers.go(45);
            abusers.settle();
        } catch (RuntimeException bad) {
            var at = List.of(bad.getStackTrace()).stream()
                    .filter(f -> f.getClassName().startsWith("dev.makegood"))
                    .limit(7)
                    .map(f -> f.getFileName() + ":" + f.getLineNumber())
                    .toList();
            found.add("threw " + bad + " " + at + " in " + abusers.done.getLast());
            return found;
        }
        abusers.shop.failures.forEach(found::add);
        try {
            abusers.shop.failures.clear();
            abusers.shop.reconcile();
        } catch (AssertionError bad) {
            found.add("books: " + bad.getMessage());
        }
        abusers.cases().forEach(c -> check(abusers, c, found));
        refunds(abusers, found);
        borne(abusers, found);
        return found;
    }

    private void check(Abusers abusers, Case c, List<String> found) {
        var policy = new Policies(abusers.database).get(c.policy());
        Money again = Assess.of(policy, c.facts()).amount();
        expect(found, c.id() + " worth", again, c.assessment().amount());
        expect(found, c.id() + " due", cny(0), c.due());
        expect(found, c.id() + " reimbursable", cny(0), c.money().reimbursable());
        expect(found, c.id() + " owed again", cny(0), c.money().owedAgain());
        boolean over =
                c.compensation() instanceof Compensation.Issued || c.compensation() instanceof Compensation.Nothing;
        expect(found, c.id() + " state " + c.compensation(), true, over);
    }

    private void refunds(Abusers abusers, List<String> found) {
        Map<String, Money> gone = new TreeMap<>();
        abusers.shop.gateway.books().forEach((key, amount) -> gone.merge(key.split("~")[0], amount, Money::plus));
        abusers.back.forEach((key, amount) -> gone.merge(key.split("~")[0], amount, Money::minus));
        for (var line : abusers.lines) {
            for (Refund refund : abusers.shop.refunds(line.orderId(), line.lineId())) {
                boolean over =
                        refund.state() instanceof RefundState.Paid || refund.state() instanceof RefundState.Withdrawn;
                expect(found, refund.refundId() + " is over: " + refund, true, over);
                if (over && refund.state() instanceof RefundState.Paid) {
                    gone.merge(line.orderId(), refund.split().withCoupons(), Money::plus);
                }
            }
        }
        abusers.elsewhere.forEach((order, amount) -> gone.merge(order, amount, Money::plus));
        gone.forEach((order, amount) -> {
            if (amount.isGreaterThan(abusers.paid.get(order))) {
                found.add(order + " was paid " + abusers.paid.get(order) + " and went back " + amount);
            }
        });
    }

    /** Checks that the merchant bears exactly the final worth of its cases. */
    private void borne(Abusers abusers, List<String> found) {
        Money worth = abusers.cases().stream().map(c -> c.assessment().amount()).reduce(cny(0), Money::plus);
        var account = new Accounts(abusers.database)
                .find("M1", Shop.CNY)
                .map(it -> it.value())
                .orElseThrow();
        Money net = worth(abusers, account);
        expect(found, "the merchant bears", worth, net);
    }

    private Money worth(Abusers abusers, MerchantAccount account) {
        return abusers.toppedUp
                .minus(account.balance())
                .minus(account.deposit())
                .plus(account.receivable());
    }

    private static void expect(List<String> found, String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            found.add(what + ": " + was + " instead of " + expected);
        }
    }
}
