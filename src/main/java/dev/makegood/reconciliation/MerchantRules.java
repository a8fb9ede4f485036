package dev.makegood.reconciliation;

import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Checks the rules of merchants' debts: they are within their limits, and compensations that wait for money have a
 * place in the queue.
 */
final class MerchantRules {
    /** Minor units; the advance limit of a version that states none. */
    private static final long DEFAULT_LIMIT = 10_000;

    private final Map<CurrencyUnit, Long> limits = new HashMap<>();
    private final Map<String, Money> receivables = new TreeMap<>();
    private final Map<String, Set<Instant>> places = new HashMap<>();
    private final Map<String, Money> ofPolicies = new HashMap<>();
    private final Sums given = new Sums();

    /** Uses the largest limit of all versions of a currency. */
    void add(AuditedRows.Published policy) {
        limits.merge(policy.document().currency(), policy.document().payment().advanceLimitMinor(), Math::max);
    }

    void add(AuditedRows.Account account) {
        if (!account.receivable().isZero()) {
            receivables.put(KeyText.join(account.merchantId(), account.currency()), account.receivable());
        }
    }

    void add(AuditedRows.QueuePlace turn) {
        places.computeIfAbsent(turn.caseId(), _ -> new TreeSet<>()).add(turn.since());
    }

    void add(AuditedRows.Coupon coupon) {
        ofPolicies.put(coupon.caseId(), coupon.face().minus(coupon.beyondPolicy()));
    }

    /** Relies on coupons and accounts being read before cases. */
    List<Finding> add(AuditedRows.Case audited) {
        Money ofPolicy = ofPolicies.remove(audited.id());
        if (ofPolicy != null) {
            given.add(KeyText.join(audited.merchantId(), ofPolicy.getCurrencyUnit()), ofPolicy);
        }
        boolean waits = audited.compensation().state().equals("suspended");
        // A case that waits again may still have earlier places, which are removed when their turn comes.
        Set<Instant> since = places.getOrDefault(audited.id(), Set.of());
        return !waits || since.contains(audited.compensation().since())
                ? List.of()
                : List.of(Finding.of(
                        "a case that waits for its merchant's money has a place in the queue",
                        audited.compensation().since().toString(),
                        since.toString(),
                        audited.id()));
    }

    /** Returns the findings once everything has been read. */
    List<Finding> owed() {
        var findings = new ArrayList<Finding>();
        receivables.forEach((merchant, owed) -> {
            CurrencyUnit currency = owed.getCurrencyUnit();
            Money most = given.of(merchant, currency)
                    .plus(Money.ofMinor(
                            currency, Math.max(DEFAULT_LIMIT, limits.getOrDefault(currency, DEFAULT_LIMIT))));
            if (owed.isGreaterThan(most)) {
                findings.add(Finding.of(
                        "a merchant owes at most its policy compensation and the advance limit",
                        "at most " + most,
                        owed.toString(),
                        merchant));
            }
        });
        return findings;
    }
}
