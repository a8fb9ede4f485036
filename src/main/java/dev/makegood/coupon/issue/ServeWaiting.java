package dev.makegood.coupon.issue;

import dev.makegood.account.Accounts;
import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingLists;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pays compensations that wait for a merchant's money, in the order in which they were owed. One that cannot be paid
 * blocks those behind it.
 */
final class ServeWaiting {
    private final Database database;
    final Cases cases;
    final Accounts accounts;
    final WaitingLists waiting;
    final Payout payout;
    final Reassessing reassessing;
    final Function<PolicyRef, PolicyVersion> policies;

    ServeWaiting(Database database, Function<PolicyRef, PolicyVersion> policies, Reassessing reassessing) {
        this.reassessing = reassessing;
        this.database = database;
        this.policies = policies;
        cases = new Cases(database);
        accounts = new Accounts(database);
        waiting = new WaitingLists(database);
        payout = new Payout(database);
    }

    /**
     * Counts the results of one transaction.
     *
     * @param more true if it is worth continuing at once
     * @param waiting cases that were handled and still wait with policy compensation
     */
    record Served(int issued, boolean more, List<CaseId> waiting) {}

    /**
     * Pays the first cases in the queue.
     *
     * @param most how many of them
     * @param skipped cases that failed and are skipped
     */
    Served serve(CouponBatch.Payer payer, int most, Set<String> skipped, Instant now) {
        return database.decide(() -> {
            var list = waiting.find(payer.merchantId(), payer.currency());
            return list.isEmpty()
                    ? Decision.answer(new Served(0, false, List.of()))
                    : new ServingRound(this, payer, list.get(), now).decide(most, skipped);
        });
    }

    /** Returns the case that is next in the queue. */
    Optional<String> next(CouponBatch.Payer payer, Set<String> skipped) {
        return first(payer, 1, skipped).map(stored -> stored.value().caseId()).findFirst();
    }

    Stream<Stored<QueuePlace>> first(CouponBatch.Payer payer, int most, Set<String> skipped) {
        return waiting.first(payer.merchantId(), payer.currency(), most + skipped.size()).stream()
                .filter(stored -> !skipped.contains(stored.value().caseId()))
                .limit(most);
    }
}
