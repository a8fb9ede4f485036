package dev.makegood.delay;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.LineTimes;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.stockout.detection.LineTerms;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the buyer agree to a delay, or cancel what has not been shipped. Agreed, its ship time is the one that counts;
 * without a date the line is never late. Nobody agrees to a ship time that is over, since the line would be late at once.
 * Cancelled, the open units become a case in the same transaction, with a refund that is due at once.
 */
public final class AnswerDelay {
    private final Database database;
    private final Orders orders;
    private final LineTerms lineTerms;
    private final DelayCase delayCase;
    private final Notices notices;

    public AnswerDelay(Database database) {
        this.database = database;
        orders = new Orders(database);
        lineTerms = new LineTerms(database);
        delayCase = new DelayCase(database);
        notices = new Notices(database);
    }

    /** Answers a delay; of two concurrent answers one wins. Not found if the line has no such delay. */
    public Outcome<Delay> answer(LineRef ref, String delayId, boolean accepted, Instant now) {
        return database.decide(() -> {
            Optional<Stored<OrderLine>> line = orders.findLine(ref);
            Optional<Stored<Delays>> all = Delays.find(database, ref);
            Optional<Delay> delay = all.flatMap(found -> found.value().find(delayId));
            return line.isPresent() && delay.isPresent()
                    ? decide(line.get(), all.get(), delay.get(), accepted, now)
                    : Decision.answer(new Outcome.NotFound<>());
        });
    }

    private Decision<Outcome<Delay>> decide(
            Stored<OrderLine> stored, Stored<Delays> all, Delay delay, boolean accepted, Instant now) {
        OrderLine line = stored.value();
        boolean cancels = !accepted && delay.isOpenToCancellation(line, now);
        if (delay.says(accepted)) {
            return Decision.answer(new Outcome.Repeated<>(delay));
        }
        if (delay.answer().isPresent() && !(cancels && all.value().isLatest(delay))) {
            return Decision.answer(
                    Outcome.again(new AnswerDelayCommand(!accepted), new AnswerDelayCommand(accepted), delay));
        }
        if (line.open() == 0) {
            return refused("comes too late: the whole line has shipped or is being refunded");
        }
        if (delay.isSilentAt(now) && !cancels) {
            return refused("comes too late: the buyer had to decide by "
                    + delay.silence().until());
        }
        if (accepted && delay.isOver(now)) {
            return refused(
                    "comes too late: the new ship time, " + delay.shipBy().orElseThrow() + ", is over");
        }
        Delay answered = delay.answered(accepted, now);
        var writes = new ArrayList<Write>();
        writes.add(all.value().with(answered).put(Optional.of(all)));
        writes.addAll(accepted ? agreed(stored, answered, now) : cancelled(stored, answered, now));
        return new Decision<>(new Outcome.Created<>(answered), writes);
    }

    private List<Write> agreed(Stored<OrderLine> stored, Delay delay, Instant now) {
        OrderLine line = stored.value();
        OrderLine next = delay.shipBy()
                .map(line::agreed)
                .orElseGet(() -> line.delayed(new LineTimes.Undecided(Optional.empty(), Optional.empty())));
        return List.of(
                orders.replace(stored, next),
                notices.create(new DelayNotices(line, lineTerms.zone(line, now)).agreed(delay, now)));
    }

    private List<Write> cancelled(Stored<OrderLine> stored, Delay delay, Instant now) {
        OrderLine line = stored.value();
        List<Write> writes =
                new ArrayList<>(delayCase.writes(stored, Actor.buyer(line.buyer()), Optional.empty(), now));
        writes.add(notices.create(new DelayNotices(line, lineTerms.zone(line, now)).cancelled(delay, now)));
        return writes;
    }

    private static Decision<Outcome<Delay>> refused(String reason) {
        return Decision.answer(new Outcome.Refused<>(Refusal.LATE, "accept", reason));
    }

    private record AnswerDelayCommand(boolean accept) {}
}
