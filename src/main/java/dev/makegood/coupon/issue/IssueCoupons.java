package dev.makegood.coupon.issue;

import dev.makegood.account.WaitingLists;
import dev.makegood.logging.Log;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.storage.Database;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Worker;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Debits merchants and issues coupons for cases whose compensation is owed. Merchants take turns, a batch each, so that
 * one with thousands of cases does not delay the others. A case that fails is isolated and left for later.
 */
public final class IssueCoupons {
    private static final Log LOG = Log.of(IssueCoupons.class);

    private final Cases cases;
    private final CouponBatch batches;
    private final HeldCompensation held;
    private final WaitingLists waiting;
    private final ServeWaiting serving;
    private final LeaveCaps leaving;

    /** @param policies returns the version of a case; if it throws, the case fails */
    public IssueCoupons(Database database, Function<PolicyRef, PolicyVersion> policies, Refunding refunding) {
        var reassessing = new Reassessing(database, refunding);
        cases = new Cases(database);
        batches = new CouponBatch(database, policies);
        held = new HeldCompensation(database);
        waiting = new WaitingLists(database);
        serving = new ServeWaiting(database, policies, reassessing);
        leaving = new LeaveCaps(database, reassessing);
    }

    /** Handles due compensations of all shards. */
    public IssueResult runOnce(Instant now, int limit) {
        return runOnce(now, limit, Worker.ALONE);
    }

    /**
     * Handles due compensations of a worker's shards, at most {@code limit}: first those whose merchant has money again,
     * then the longest due. Workers that have cases of one merchant take turns by the guard of its account.
     */
    public IssueResult runOnce(Instant now, int limit, Worker worker) {
        var run = new Run(now, limit);
        int page = worker.page(limit);
        var due = new ShardPages<>(worker.shards(), (shard, after) -> waiting.due(shard, now, page, after));
        while (run.budget > 0 && due.hasMore()) {
            due.next().forEach(list -> run.serve(new CouponBatch.Payer(list.merchantId(), list.currency())));
        }
        var owed = new ShardPages<>(worker.shards(), (shard, after) -> cases.owed(shard, now, page, after));
        while (run.budget > 0 && owed.hasMore()) {
            run.work(new LinkedHashSet<>(owed.next()));
        }
        return run.counts();
    }

    /** Handles given cases, such as those of a stream; skips those that owe nothing now. */
    public IssueResult forCases(Collection<CaseId> hints, Instant now) {
        var run = new Run(now, hints.size());
        run.work(new LinkedHashSet<>(hints));
        return run.counts();
    }

    private final class Run {
        private final Instant now;
        private final Set<CouponBatch.Payer> debited = new HashSet<>();
        private final Map<List<OfAct>, Boolean> holding = new HashMap<>();
        private int budget;
        private int issued;
        private int failed;
        private int left;

        Run(Instant now, int limit) {
            this.now = now.truncatedTo(ChronoUnit.MILLIS);
            this.budget = limit;
        }

        IssueResult counts() {
            return new IssueResult(issued, debited.size(), failed, left);
        }

        void work(Set<CaseId> hints) {
            var waiting = new ArrayDeque<>(byPayer(hints));
            while (!waiting.isEmpty()) {
                PayerCases group = waiting.poll();
                List<CaseId> batch = group.first(Math.min(budget, CouponBatch.LIMIT));
                PayerCases rest = group.without(batch.size());
                budget -= batch.size();
                boolean free = !batch.isEmpty() && issue(group.payer(), batch);
                if (free && !rest.ids().isEmpty()) {
                    waiting.add(rest);
                } else {
                    left += rest.ids().size();
                }
            }
        }

        /** One queue that fails must not stop those of other merchants. */
        void serve(CouponBatch.Payer payer) {
            try {
                serveInTurn(payer);
            } catch (RuntimeException bad) {
                LOG.error("cannot pay the waiting cases of {}", Log.Named.merchant(payer.merchantId()), bad);
                failed++;
            }
        }

        /** One waiting case that fails must not stop those behind it; it is skipped in this run. */
        private void serveInTurn(CouponBatch.Payer payer) {
            var skipped = new HashSet<String>();
            int most = CouponBatch.LIMIT;
            for (boolean more = true; more && budget > 0; ) {
                try {
                    var served = serving.serve(payer, Math.min(most, budget), skipped, now);
                    budget -= Math.max(1, served.issued());
                    count(payer, served.issued());
                    served.waiting().forEach(this::leaveCaps);
                    more = served.more();
                    most = CouponBatch.LIMIT;
                } catch (StorageBusy busy) {
                    throw busy;
                } catch (RuntimeException bad) {
                    if (most == 1) {
                        String caseId = serving.next(payer, skipped).orElseThrow(() -> bad);
                        fail(caseId, bad);
                        skipped.add(caseId);
                    }
                    most = Math.max(1, most / 2);
                    budget--;
                }
            }
        }

        /** If this fails, the next look at the queue repeats it. */
        private void leaveCaps(CaseId waiting) {
            try {
                leaving.leave(waiting, now);
            } catch (RuntimeException bad) {
                fail(waiting, bad);
            }
        }

        private void count(CouponBatch.Payer payer, int done) {
            issued += done;
            if (done > 0) {
                debited.add(payer);
            }
        }

        private List<PayerCases> byPayer(Set<CaseId> hints) {
            Map<CouponBatch.Payer, List<CaseId>> groups = new LinkedHashMap<>();
            cases.findAll(hints, this::fail).stream()
                    .map(Stored::value)
                    .filter(c -> CouponBatch.owes(c, now))
                    .filter(c -> !isHeld(c))
                    .forEach(c -> groups.computeIfAbsent(payer(c), _ -> new ArrayList<>())
                            .add(c.id()));
            return groups.entrySet().stream()
                    .map(entry -> new PayerCases(entry.getKey(), entry.getValue()))
                    .toList();
        }

        /** Asks once a run about each act; what is paid asks again. */
        private boolean isHeld(Case c) {
            try {
                return holding.computeIfAbsent(Holding.acts(c), _ -> held.holds(c, now)) && held.putOff(c.id(), now);
            } catch (RuntimeException bad) {
                // One case that fails must not stop the others.
                fail(c.id(), bad);
                return true;
            }
        }

        private CouponBatch.Payer payer(Case c) {
            return new CouponBatch.Payer(c.merchantId(), c.assessment().amount().getCurrencyUnit());
        }

        /**
         * Issues a batch.
         *
         * @return false if the payer's account is too contended to continue in this run
         */
        private boolean issue(CouponBatch.Payer payer, List<CaseId> batch) {
            try {
                var done = batches.issue(payer, batch, now);
                count(payer, done.coupons());
                done.waiting().forEach(this::leaveCaps);
                return true;
            } catch (StorageBusy busy) {
                // The account that they share is contended; smaller batches would contend more.
                batch.forEach(id -> fail(id, busy));
                return false;
            } catch (RuntimeException bad) {
                // One case that fails must not stop the others: halve the batch until the case is alone.
                if (batch.size() == 1) {
                    fail(batch.getFirst(), bad);
                    return true;
                }
                List<CaseId> rest = batch.subList(batch.size() / 2, batch.size());
                if (issue(payer, batch.subList(0, batch.size() / 2))) {
                    return issue(payer, rest);
                }
                left += rest.size();
                return false;
            }
        }

        private void fail(Object caseId, RuntimeException why) {
            failed++;
            LOG.error("no coupon for {}", caseId, why);
        }
    }
}
