package dev.makegood.early;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.Orders;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies waiting facts once their order has arrived, as if they were reported now. Applying a fact again has no
 * effect, so the next run finishes an interrupted one.
 */
public final class ApplyFacts {
    private final Database database;
    private final EarlyFacts facts;
    private final WaitingCounts counts;
    private final Orders orders;
    private final TellFact tellFact;
    private final Notices notices;

    public ApplyFacts(Database database) {
        this.database = database;
        facts = new EarlyFacts(database);
        counts = new WaitingCounts(database);
        orders = new Orders(database);
        tellFact = new TellFact(database);
        notices = new Notices(database);
    }

    /** Applies the facts that wait for an order, if the order has arrived. */
    public Applied ofOrder(String orderId, Instant now) {
        List<EarlyFact> waiting = facts.ofOrder(orderId).stream()
                .map(Stored::value)
                .filter(told -> told.state() == EarlyFact.State.WAITING)
                .toList();
        if (waiting.isEmpty() || !orders.isPlaced(orderId)) {
            return Applied.NOTHING;
        }
        Applied applied = Applied.NOTHING;
        for (EarlyFact told : waiting) {
            Outcome<?> recorded = tellFact.tell(told, now);
            EarlyFact.State next = state(recorded, told, now);
            end(told, next, reason(recorded, next), now);
            boolean twice = recorded instanceof Outcome.Created<?>(ExternalRefund external) && external.isPaidTwice();
            applied = applied.plus(new Applied(1, next.isNothing() ? 1 : 0, twice ? 1 : 0));
        }
        return applied;
    }

    /** Nothing waits longer than its time, whatever it waits for: its order, or a shipment of an order that is there. */
    private EarlyFact.State state(Outcome<?> recorded, EarlyFact told, Instant now) {
        return switch (recorded) {
            case Outcome.Created<?> _, Outcome.Repeated<?> _ -> EarlyFact.State.APPLIED;
            case Outcome.Conflict<?> _, Outcome.Refused<?> _ -> EarlyFact.State.REFUSED;
            case Outcome.NotFound<?> _ when !tellFact.mayStillCome(told.fact()) -> EarlyFact.State.REFUSED;
            case Outcome.NotFound<?> _ -> told.isOver(now) ? EarlyFact.State.UNCLAIMED : EarlyFact.State.WAITING;
        };
    }

    private static Optional<String> reason(Outcome<?> recorded, EarlyFact.State next) {
        return switch (recorded) {
            case Outcome.Created<?> _, Outcome.Repeated<?> _ -> Optional.empty();
            case Outcome.Conflict<?> _ -> Optional.of("another fact was already reported under its id");
            case Outcome.Refused<?> refused -> Optional.of(refused.field() + " " + refused.reason());
            case Outcome.NotFound<?> _
            when next == EarlyFact.State.UNCLAIMED -> Optional.of("its shipment was not reported within 14 days");
            case Outcome.NotFound<?> _ -> Optional.of("the order has no such line of this merchant");
        };
    }

    /** Ends a fact whose order did not arrive in time. */
    void unclaimed(EarlyFact told, Instant now) {
        end(told, EarlyFact.State.UNCLAIMED, Optional.of("its order was not reported within 14 days"), now);
    }

    private void end(EarlyFact told, EarlyFact.State next, Optional<String> why, Instant now) {
        if (next == EarlyFact.State.WAITING) {
            return;
        }
        database.decide(() -> facts.find(told)
                .filter(stored -> stored.value().state() == EarlyFact.State.WAITING)
                .map(stored -> {
                    var writes = new ArrayList<Write>();
                    writes.add(facts.replace(stored, stored.value().in(next, why)));
                    writes.addAll(counts.oneLess(told));
                    if (next != EarlyFact.State.APPLIED) {
                        writes.add(notices.create(notice(told, why.orElseThrow(), now)));
                    }
                    return new Decision<>(true, writes);
                })
                .orElse(Decision.answer(false)));
    }

    private static Notice notice(EarlyFact told, String why, Instant now) {
        var fact = new OrderFact.FactCameToNothingOperator(
                told.fact().orderId(), told.fact().shown(), told.by().toString(), why);
        String about = KeyText.join(told.fact().orderId(), new KeyText(told.name()));
        return Notice.of(about, Actor.OPERATOR, now, fact);
    }
}
