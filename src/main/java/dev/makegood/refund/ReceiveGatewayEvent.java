package dev.makegood.refund;

import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes the gateway's word for the end of a refund, as often and in whatever order it comes. */
public final class ReceiveGatewayEvent {
    private final Database database;
    private final Refunds refunds;
    private final RecordOutcome outcomes;

    public ReceiveGatewayEvent(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        outcomes = new RecordOutcome(database);
    }

    /** What became of an event whose signature was good. */
    public sealed interface Received {
        record Accepted(Refund refund) implements Received {}

        /** It is about no refund of ours, or about another amount than ours. */
        record Refused(String field, String reason) implements Received {}
    }

    public Received receive(GatewayEvent event, Instant now) {
        Optional<RefundId> id = RefundId.parse(event.key());
        return database.decide(() -> {
            Optional<Stored<Refund>> stored = id.flatMap(refunds::find);
            if (stored.filter(found -> !(found.value().state() instanceof RefundState.Withdrawn))
                    .isEmpty()) {
                return Decision.answer(new Received.Refused("key", "is not a refund of ours"));
            }
            if (!event.amount().equals(stored.get().value().split().cash())) {
                return Decision.answer(new Received.Refused("amountMinor", "is not what we asked for"));
            }
            return switch (event.outcome()) {
                case GatewayOutcome.Done done -> accepted(outcomes.settle(stored.get(), done.reference(), now));
                case GatewayOutcome.Declined _ -> accepted(askAgain(stored.get(), now));
                case GatewayOutcome.Pending _, GatewayOutcome.Unknown _, GatewayOutcome.NotFound _ ->
                    throw new IllegalArgumentException("an event is the end of a refund, not " + event.outcome());
            };
        });
    }

    /** A late "declined" may have been overtaken, so it only makes the sweep ask at once. */
    private Decision<Refund> askAgain(Stored<Refund> stored, Instant now) {
        if (!(stored.value().state() instanceof RefundState.Submitted)) {
            return Decision.answer(stored.value());
        }
        Refund asking = stored.value().with(new RefundState.Submitted(now));
        return new Decision<>(asking, List.of(refunds.replace(stored, asking)));
    }

    private static Decision<Received> accepted(Decision<Refund> decision) {
        return new Decision<>(new Received.Accepted(decision.result()), decision.writes());
    }
}
