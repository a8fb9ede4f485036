package dev.makegood.refund;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.policy.Amounts;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records what the gateway said of a refund, be it the answer to a call or a webhook: the same code for both. */
final class RecordOutcome {
    /** Attempts after which a person must look: with the waits between them about seven hours, well within 24. */
    static final int MAX_ATTEMPTS = 12;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Database database;
    private final Refunds refunds;
    private final SettleRefund settle;
    private final Cases cases;
    private final Notices notices;

    RecordOutcome(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        settle = new SettleRefund(database);
        cases = new Cases(database);
        notices = new Notices(database);
    }

    /**
     * Records an outcome. That the money has moved is recorded whatever we thought; anything else only by the worker
     * that holds the claim, since another one may have learned more in the meantime.
     *
     * @param claim the claim of the worker that was told; another claim, or none any more, leaves all as it is
     * @return the refund as it is now
     */
    Refund record(RefundId id, RefundState.Claimed claim, GatewayOutcome outcome, Instant now) {
        return database.decide(() -> {
            Stored<Refund> stored = refunds.find(id).orElseThrow(() -> new IllegalStateException("no refund " + id));
            if (outcome instanceof GatewayOutcome.Done done) {
                return settle(stored, done.reference(), now);
            }
            return claim.isHeld(stored.value().state())
                    ? unsettled(stored, claim, outcome, now)
                    : Decision.answer(stored.value());
        });
    }

    /** Settles on the gateway's own word; already settled, it stays as it is. */
    Decision<Refund> settle(Stored<Refund> stored, String reference, Instant now) {
        return switch (stored.value().state()) {
            case RefundState.Settled _ -> Decision.answer(stored.value());
            case RefundState.Withdrawn _ ->
                throw new IllegalStateException(
                        stored.value().refundId() + " was never sent, yet the gateway settled it");
            case RefundState.Unsettled state -> {
                List<Write> writes = settle.writes(stored, state, reference, now);
                yield new Decision<>(stored.value().with(state.settled(now, reference)), writes);
            }
        };
    }

    private Decision<Refund> unsettled(
            Stored<Refund> stored, RefundState.Claimed claim, GatewayOutcome outcome, Instant now) {
        Instant next = now.plus(wait(stored.value().attempts() - 1));
        return switch (outcome) {
            case GatewayOutcome.Pending _ -> waiting(stored, claim, claim.submitted(next), "still pending", now);
            case GatewayOutcome.Unknown unknown ->
                waiting(stored, claim, claim.submitted(next), "outcome unknown: " + unknown.reason(), now);
            case GatewayOutcome.Declined declined ->
                waiting(stored, claim, claim.declined(next), "declined: " + declined.reason(), now);
            // Settled above, and sent again by the sweep: neither is an outcome to record here.
            case GatewayOutcome.Done _, GatewayOutcome.NotFound _ ->
                throw new IllegalArgumentException(outcome + " is not an unsettled outcome");
        };
    }

    private Decision<Refund> waiting(
            Stored<Refund> stored, RefundState.Claimed claim, RefundState next, String reason, Instant now) {
        Refund refund = stored.value();
        if (refund.attempts() < MAX_ATTEMPTS) {
            Refund waiting = refund.with(next);
            return new Decision<>(waiting, List.of(refunds.replace(stored, waiting)));
        }
        return park(stored, claim, reason, now);
    }

    /** Gives up until an operator looks at it. */
    Decision<Refund> park(Stored<Refund> stored, RefundState.Claimed claim, String reason, Instant now) {
        Refund parked = stored.value().with(claim.parked(now, reason));
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, parked));
        writes.addAll(told(parked, reason, now));
        return new Decision<>(parked, writes);
    }

    /** An operator is called, and the buyer is told the truth; again in every round that ends so. */
    private List<Write> told(Refund refund, String reason, Instant now) {
        String id = refund.refundId().toString();
        String about = refund.rounds() == 0 ? id : id + "~" + refund.rounds();
        Notice operator = Notice.of(
                about, NoticeTemplate.REFUND_PARKED_OPERATOR, Recipient.OPERATOR, now, details(refund, reason));
        Case theCase = cases.find(refund.refundId().caseId()).orElseThrow().value();
        Notice buyer = Notice.of(
                about,
                NoticeTemplate.REFUND_DELAYED_BUYER,
                Recipient.buyer(theCase.buyer()),
                now,
                details(refund, reason));
        return List.of(notices.create(operator), notices.create(buyer));
    }

    private static Map<String, String> details(Refund refund, String reason) {
        return Map.of(
                "orderId", refund.refundId().caseId().orderId(),
                "refundId", refund.refundId().toString(),
                "amount", Amounts.text(refund.total()),
                "deadline", refund.deadline().toString(),
                "reason", reason);
    }

    /** One minute, doubling with every attempt, up to an hour. */
    static Duration wait(int attempts) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
