package dev.makegood.coupon.issue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingList;
import dev.makegood.coupon.Coupon;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one decision about a batch of cases. */
final class IssueRound {
    private final CouponBatch batch;
    private final CouponBatch.Payer payer;
    private final Instant now;
    private final Optional<Stored<MerchantAccount>> old;
    private final Optional<Stored<WaitingList>> list;
    private final List<Write> writes = new ArrayList<>();
    private final List<Write> checks = new ArrayList<>();
    private MerchantAccount account;
    private Optional<Instant> oldest;
    private final Map<List<OfAct>, Optional<List<Write>>> guardsByActs = new HashMap<>();
    private final List<CaseId> waitWithPolicy = new ArrayList<>();
    private boolean policyWaits;
    private boolean someWait;
    private int issued;

    IssueRound(CouponBatch batch, CouponBatch.Payer payer, Instant now) {
        this.batch = batch;
        this.payer = payer;
        this.now = now;
        old = batch.accounts.find(payer.merchantId(), payer.currency());
        account = old.map(Stored::value).orElseGet(() -> MerchantAccount.opened(payer.merchantId(), payer.currency()));
        list = batch.waiting.find(payer.merchantId(), payer.currency());
        oldest = list.map(stored -> stored.value().since());
        someWait = list.isPresent();
        policyWaits = someWait
                && !batch.waiting
                        .first(payer.merchantId(), payer.currency(), QueuePlace.Kind.POLICY, 1)
                        .isEmpty();
    }

    Decision<CouponBatch.Issued> decide(List<CaseId> ids) {
        batch.cases.findAll(ids, IssueRound::refuse).stream()
                .filter(found -> CouponBatch.owes(found.value(), now))
                .sorted(Comparator.comparing((Stored<Case> found) ->
                                CouponBatch.owedSince(found.value()).orElseThrow())
                        .thenComparing(found -> found.value().id().toString()))
                .forEach(this::handle);
        if (!writes.isEmpty()) {
            writes.addAll(batch.accounts.put(old, account, now));
            writes.addAll(checks);
            oldest.map(this::waitingSince)
                    .filter(next -> !list.map(Stored::value).equals(Optional.of(next)))
                    .ifPresent(next -> writes.add(batch.waiting.put(list, next)));
        }
        return new Decision<>(new CouponBatch.Issued(issued, List.copyOf(waitWithPolicy)), writes);
    }

    private static void refuse(CaseId id, RuntimeException unreadable) {
        throw unreadable;
    }

    /**
     * Returns the waiting list. It keeps its time to look: money that came in makes a list due at once, and another
     * case must not postpone that.
     */
    private WaitingList waitingSince(Instant since) {
        Instant lookAt = list.map(stored -> stored.value().lookAt()).orElse(now.plus(CouponBatch.LOOK_AGAIN));
        return new WaitingList(payer.merchantId(), payer.currency(), since, lookAt);
    }

    private void handle(Stored<Case> found) {
        Case c = found.value();
        Optional<List<Write>> guards = guardsByActs.computeIfAbsent(Holding.acts(c), _ -> batch.held.mayBePaid(c, now));
        if (guards.isEmpty()) {
            return;
        }
        checks.addAll(guards.get());
        Instant since = CouponBatch.owedSince(c).orElseThrow();
        PolicyVersion policy = batch.policies.apply(c.policy());
        Payable part = inTurn(batch.payout.payable(c, account, policy), policy);
        boolean pays = part.amount().isPositive();
        if (pays) {
            var paid = batch.payout.pay(found, part, account, policy, since, now);
            account = paid.account();
            writes.addAll(paid.writes());
            issued++;
        } else if (part.rest().isPositive()) {
            writes.add(suspend(found, part, policy, since));
        } else {
            writes.add(batch.cases.replace(found, c.with(nothingDue(c))));
        }
        if (part.rest().isPositive()) {
            wait(found, part, since, pays);
        }
    }

    /** A case with caps stays owed until it has given up its share of them. */
    private Write suspend(Stored<Case> found, Payable part, PolicyVersion policy, Instant since) {
        boolean leaves = part.policyWaits() && !policy.compensation().caps().isEmpty();
        return leaves
                ? batch.cases.check(found.value().id(), Optional.of(found))
                : batch.cases.replace(found, found.value().with(new Compensation.Suspended(since)));
    }

    /** Marks a case as issued if its buyer already got its full worth. */
    private Compensation nothingDue(Case c) {
        return c.compensated().isZero()
                ? new Compensation.Nothing()
                : new Compensation.Issued(Coupon.idOf(c.id()), now);
    }

    private Payable inTurn(Payable part, PolicyVersion policy) {
        if (policyWaits && Payable.suspends(policy)) {
            return part.nothing();
        }
        return someWait ? part.withoutExtra() : part;
    }

    private void wait(Stored<Case> found, Payable part, Instant since, boolean told) {
        Case c = found.value();
        QueuePlace.Kind kind = part.policyWaits() ? QueuePlace.Kind.POLICY : QueuePlace.Kind.EXTRA;
        var turn = new QueuePlace(payer.merchantId(), payer.currency(), kind, since, c.id().toString());
        someWait = true;
        if (kind == QueuePlace.Kind.POLICY) {
            policyWaits = true;
            waitWithPolicy.add(c.id());
        }
        oldest = Optional.of(oldest.filter(since::isAfter).orElse(since));
        if (batch.waiting.find(turn).isPresent()) {
            return;
        }
        writes.add(batch.waiting.create(turn));
        if (!told) {
            IssueNotices.waits(found, part, turn, now).forEach(notice -> writes.add(batch.notices.create(notice)));
        }
    }
}
