package dev.makegood.choice;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.AwaitedUnits;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the buyer choose, once, until the refund falls due: the refund at once, the goods after a dated restock, or a
 * replacement. A buyer who waits may still take the refund if the restock was moved past the wait. Of two choices, or
 * of a choice and a worker that claims the refund, one wins: the refund's row guards them.
 */
public final class Choose {
    private final Database database;
    private final Refunds refunds;
    private final Cases cases;
    private final Orders orders;
    private final Stock stock;
    private final Restocks restocks;
    private final Policies policies;
    private final AwaitedUnits awaited;
    private final EndWait endWait;
    private final Swapping swapping;
    private final ChoiceNotices notices;

    public Choose(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        cases = new Cases(database);
        orders = new Orders(database);
        stock = new Stock(database);
        restocks = new Restocks(database);
        policies = new Policies(database);
        awaited = new AwaitedUnits(database);
        endWait = new EndWait(database);
        swapping = new Swapping(database);
        notices = new ChoiceNotices(database);
    }

    /** Makes a choice. Not found if there is no such refund; refused if the option is not available, or no longer. */
    public Outcome<Refund> choose(RefundId id, Choice.Wanted wanted, Instant now) {
        Outcome<Refund> chosen = database.decide(() -> refunds.find(id)
                .map(stored -> decide(stored, wanted, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
        if (chosen instanceof Outcome.Created<Refund> && wanted instanceof Choice.Wait) {
            // Units that were shipped before the choice need no wait.
            endWait.shipped(new LineRef(id.caseId().orderId(), id.caseId().lineId()), now);
        }
        return chosen;
    }

    private Decision<Outcome<Refund>> decide(Stored<Refund> stored, Choice.Wanted wanted, Instant now) {
        Refund refund = stored.value();
        if (wanted instanceof Choice.RefundNow && Stopping.isAllowed(refund, restocks)) {
            Case c = cases.get(refund.refundId().caseId()).value();
            return endWait.stop(stored, new Choice(wanted, now, refund.choice()), refundBy(c, now));
        }
        if (refund.choice().filter(made -> made.says(wanted)).isPresent()) {
            return Decision.answer(new Outcome.Repeated<>(refund));
        }
        if (refund.choice().isPresent()) {
            return Decision.answer(Outcome.again(refund.choice().get().wanted(), wanted, refund));
        }
        if (!refund.isOpenToChoice(now)) {
            return refused(
                    Refusal.LATE,
                    "choice",
                    "comes too late: the refund has been due since "
                            + refund.due().dueAt());
        }
        Stored<Case> theCase = cases.get(refund.refundId().caseId());
        LineRef ref =
                new LineRef(theCase.value().id().orderId(), theCase.value().id().lineId());
        var made = new Choice(wanted, now);
        return switch (wanted) {
            case Choice.RefundNow _ -> chosen(stored, refund.chosen(made).now(), List.of());
            case Choice.Wait wait -> await(stored, made, wait, theCase.value(), orders.getLine(ref));
            case Choice.Swap swap -> swapping.swap(stored, made, swap, theCase, orders.getLine(ref));
        };
    }

    private Decision<Outcome<Refund>> await(
            Stored<Refund> stored, Choice made, Choice.Wait wait, Case c, Stored<OrderLine> line) {
        Refund refund = stored.value();
        Optional<LocalDate> expected = stock.find(line.value().stockKey())
                .map(Stored::value)
                .flatMap((StockPosition position) -> position.restockFor(refund.units(), made.at()));
        if (!expected.equals(Optional.of(wait.arrivesOn()))) {
            return refused(
                    Refusal.STATE,
                    "arrivesOn",
                    expected.map(day -> "must be the day of the restock that the buyer can wait for, " + day)
                            .orElse("cannot be chosen: no restock has a date"));
        }
        Instant until = Alternatives.waitEnds(wait.arrivesOn());
        Refund deferred = refund.chosen(made).deferred(line.value().stockKey(), until, refundBy(c, until));
        var writes = new ArrayList<Write>(awaited.begin(line, refund.units(), made.at()));
        writes.addAll(notices.waits(c, deferred, until));
        return chosen(stored, deferred, writes);
    }

    private Decision<Outcome<Refund>> chosen(Stored<Refund> stored, Refund chosen, List<Write> more) {
        var writes = new ArrayList<>(more);
        writes.add(refunds.replace(stored, chosen));
        return new Decision<>(new Outcome.Created<>(chosen), writes);
    }

    private Instant refundBy(Case c, Instant from) {
        return policies.get(c.policy()).refundBy(from);
    }

    static Decision<Outcome<Refund>> refused(Refusal by, String field, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, field, reason));
    }
}
