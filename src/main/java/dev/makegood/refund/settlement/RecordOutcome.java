package dev.makegood.refund.settlement;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records the gateway's answer about a refund that a worker has claimed. */
public final class RecordOutcome {
    /** The pause between look-ups of parked refunds. */
    public static final Duration PARKED_ASK = Duration.ofDays(1);

    private final Database database;
    private final PaymentGateway gateway;
    private final Refunds refunds;
    private final HearGateway hear;
    private final RefundNotices notices;
    private final UnexpectedEvents unexpected;

    public RecordOutcome(Database database, PaymentGateway gateway) {
        this.database = database;
        this.gateway = gateway;
        refunds = new Refunds(database);
        hear = new HearGateway(database);
        notices = new RefundNotices(database);
        unexpected = new UnexpectedEvents(database);
    }

    /**
     * Records an outcome. A payment that was made or came back is always recorded. Anything else is recorded only for
     * the worker that holds the claim, since another one may have learned more meanwhile.
     *
     * @param asked the key that the outcome is about
     * @param claim the claim of the worker that asked; if the refund has another claim or none, nothing changes
     * @return the refund as it is now
     */
    public Refund record(PaymentKey asked, RefundState.Claimed claim, GatewayOutcome outcome, Instant now) {
        return database.decide(() -> {
            Stored<Refund> stored = refunds.get(asked.refundId());
            return switch (outcome) {
                case GatewayOutcome.Done done ->
                    certain(asked, stored, outcome, now, hear.done(stored, asked.number(), done, now));
                case GatewayOutcome.Returned returned ->
                    certain(asked, stored, outcome, now, hear.returned(stored, asked.number(), returned.reason(), now));
                case GatewayOutcome.Pending _,
                        GatewayOutcome.Declined _,
                        GatewayOutcome.NotNow _,
                        GatewayOutcome.NoBalance _,
                        GatewayOutcome.Forbidden _,
                        GatewayOutcome.Held _,
                        GatewayOutcome.Unknown _,
                        GatewayOutcome.NotFound _ ->
                    claim.isHeld(stored.value().state())
                            ? unsettled(stored, claim, outcome, now)
                            : Decision.answer(stored.value());
            };
        });
    }

    /** Keeps an impossible outcome for a person; it changes nothing else. */
    private Decision<Refund> certain(
            PaymentKey asked,
            Stored<Refund> stored,
            GatewayOutcome outcome,
            Instant now,
            Optional<Decision<Refund>> heard) {
        return heard.orElseGet(
                () -> new Decision<>(stored.value(), unexpected.answered(asked, stored.value(), outcome, now)));
    }

    private Decision<Refund> unsettled(
            Stored<Refund> stored, RefundState.Claimed claim, GatewayOutcome outcome, Instant now) {
        return switch (outcome) {
            case GatewayOutcome.Pending _ -> pending(stored, claim, now);
            case GatewayOutcome.NotNow notNow -> {
                RefundState next = claim.submitted(now.plus(NotNowWait.bounded(notNow.retryAfter())));
                yield unattempted(stored, claim, next, "the gateway asks to wait: " + notNow.reason());
            }
            case GatewayOutcome.NoBalance empty -> {
                RefundState next = claim.declined(now.plus(NotNowWait.NO_BALANCE));
                yield unattempted(stored, claim, next, "the balance is too low: " + empty.reason());
            }
            case GatewayOutcome.Forbidden forbidden ->
                park(stored, claim, stored.value().tries().failed("not sent: " + forbidden.reason()), now);
            case GatewayOutcome.Held held -> askAgain(stored, claim, "held by the provider: " + held.reason(), now);
            case GatewayOutcome.Unknown unknown -> askAgain(stored, claim, "outcome unknown: " + unknown.reason(), now);
            case GatewayOutcome.Declined declined -> {
                Tries tries = stored.value().tries().failed("declined: " + declined.reason());
                yield trouble(stored, claim, claim.declined(now.plus(tries.afterTrouble())), tries, now);
            }
            // Done and Returned are recorded earlier, and after NotFound the sweep sends the refund.
            case GatewayOutcome.Done _, GatewayOutcome.Returned _, GatewayOutcome.NotFound _ ->
                throw new IllegalArgumentException(outcome + " is not an unsettled outcome");
        };
    }

    /** Returns the time of the next look-up. If a hint brought this one forward, the next one keeps its time. */
    private static Instant next(RefundState.Claimed claim, Duration wait, Instant now) {
        return claim.otherwise().filter(now::isBefore).orElse(now.plus(wait));
    }

    private Decision<Refund> pending(Stored<Refund> stored, RefundState.Claimed claim, Instant now) {
        Refund refund = stored.value();
        Tries tries = refund.tries().pending(claim.otherwise().isEmpty(), now);
        Duration atMost = gateway.terms(refund.split().payment()).pendsAtMost();
        if (tries.pendingSince().orElseThrow().plus(atMost).isBefore(now)) {
            return park(stored, claim, tries.failed("still pending after " + atMost.toDays() + " days"), now);
        }
        return hear.accepted(stored, claim.pending(next(claim, tries.whilePending(), now)), tries, now);
    }

    /** Records a call that counts neither as an attempt nor as a decline. */
    private Decision<Refund> unattempted(
            Stored<Refund> stored, RefundState.Claimed claim, RefundState next, String reason) {
        Tries tries = stored.value().tries().undone(claim.otherwise().isEmpty(), reason);
        Refund waiting = stored.value().with(next, tries);
        return new Decision<>(waiting, List.of(refunds.replace(stored, waiting)));
    }

    private Decision<Refund> askAgain(Stored<Refund> stored, RefundState.Claimed claim, String reason, Instant now) {
        Tries tries = stored.value().tries().failed(reason);
        return trouble(stored, claim, claim.submitted(next(claim, tries.afterTrouble(), now)), tries, now);
    }

    private Decision<Refund> trouble(
            Stored<Refund> stored, RefundState.Claimed claim, RefundState next, Tries tries, Instant now) {
        if (tries.isEnough(now)) {
            return park(stored, claim, tries, now);
        }
        Refund waiting = stored.value().with(next, tries);
        return new Decision<>(waiting, List.of(refunds.replace(stored, waiting)));
    }

    /** Parks the refund until an operator looks at it. The reason is the last failure's. */
    public Decision<Refund> park(Stored<Refund> stored, RefundState.Claimed claim, Tries tries, Instant now) {
        String reason = tries.reason().orElse("every attempt failed on our side");
        Refund parked = stored.value().parked(claim.parked(now, reason, now.plus(PARKED_ASK)), tries);
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, parked));
        writes.addAll(notices.parked(parked, reason, now));
        return new Decision<>(parked, writes);
    }
}
