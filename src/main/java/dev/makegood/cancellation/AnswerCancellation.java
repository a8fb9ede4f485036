package dev.makegood.cancellation;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.waiting.RefundAtOnce;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Lets the other side answer a proposal to cancel. If accepted, all open units become a case in the same transaction,
 * with a refund that is due at once; if none is open, the agreed sum is for the existing case. Refunds of the line that
 * wait for goods or for a choice become due at once too; those that a worker or the gateway already has need nothing.
 * If a run is interrupted, repeating the answer finishes it.
 */
public final class AnswerCancellation {
    private final Database database;
    private final Orders orders;
    private final AgreedCase agreed;
    private final RefundAtOnce refundAtOnce;
    private final Affordable affordable;
    private final Notices notices;

    public AnswerCancellation(Database database) {
        this.database = database;
        orders = new Orders(database);
        agreed = new AgreedCase(database);
        refundAtOnce = new RefundAtOnce(database);
        affordable = new Affordable(database);
        notices = new Notices(database);
    }

    /**
     * Answers a proposal; of two concurrent answers one wins. Not found if the other side has no proposal with that id.
     *
     * @param by who answers
     */
    public Outcome<Cancellation> answer(
            LineRef ref, String cancellationId, Cancellation.Side by, boolean accepted, Instant now) {
        Outcome<Cancellation> recorded = database.decide(() -> {
            Optional<Stored<OrderLine>> line = orders.findLine(ref);
            Optional<Stored<Cancellations>> all = Cancellations.find(database, ref);
            Optional<Cancellation> proposed = all.flatMap(found -> found.value().find(cancellationId))
                    .filter(found -> found.told().by() != by);
            return line.isPresent() && proposed.isPresent()
                    ? decide(line.get(), all.get(), proposed.get(), accepted, now)
                    : Decision.answer(new Outcome.NotFound<>());
        });
        if (accepted) {
            // Repeated too, since a run may have stopped here.
            recorded.ifRecorded()
                    .flatMap(Cancellation::answer)
                    .ifPresent(answer -> refundAtOnce.ofLine(ref, answer.at(), now));
        }
        return recorded;
    }

    private Decision<Outcome<Cancellation>> decide(
            Stored<OrderLine> stored, Stored<Cancellations> all, Cancellation proposed, boolean accepted, Instant now) {
        OrderLine line = stored.value();
        if (proposed.answer().isPresent()) {
            boolean before = proposed.answer().get().accepted();
            return Decision.answer(Outcome.again(
                    new AnswerCancellationCommand(before), new AnswerCancellationCommand(accepted), proposed));
        }
        if (!accepted && proposed.isInEffectAt(now)) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LATE, "accept", "comes too late: the proposal takes effect without an answer"));
        }
        if (accepted && line.open() == 0 && !refundAtOnce.possible(line.ref(), now)) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LATE, "accept", "comes too late: the whole line has shipped or is being refunded"));
        }
        if (accepted && !affordable.covers(line, proposed.told().compensation(), now)) {
            return Decision.answer(new Outcome.Refused<>(
                    "accept", "is not possible: the merchant cannot pay the proposed compensation"));
        }
        Cancellation answered = proposed.answered(accepted, now);
        var writes = new ArrayList<Write>();
        writes.add(all.value().with(answered).put(Optional.of(all)));
        writes.add(notices.create(new CancellationNotices(line, Optional.empty()).answered(answered, accepted, now)));
        if (accepted) {
            writes.addAll(agreed.writes(stored, proposed, otherSide(line, proposed), proposed.inEffectSince(now), now));
        }
        return new Decision<>(new Outcome.Created<>(answered), writes);
    }

    private static Actor otherSide(OrderLine line, Cancellation proposed) {
        return proposed.told().by() == Cancellation.Side.MERCHANT
                ? Actor.buyer(line.buyer())
                : Actor.merchant(line.line().merchantId());
    }

    private record AnswerCancellationCommand(boolean accept) {}
}
