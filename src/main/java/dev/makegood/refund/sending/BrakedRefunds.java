package dev.makegood.refund.sending;

import dev.makegood.order.FundsRows;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ReadAhead;
import dev.makegood.storage.Row;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps refunds from being sent while a brake holds back the act that stranded their units. Their deadlines keep
 * running.
 */
public final class BrakedRefunds {
    private final Database database;
    private final Refunds refunds;
    private final Holding holding;
    private final FundsRows funds;

    public BrakedRefunds(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        holding = new Holding(database);
        funds = new FundsRows(database);
    }

    /**
     * Reads ahead what the brakes of due refunds say: many that are handled at once may be of one act.
     *
     * @param due their rows, and any others
     */
    void readAhead(ReadAhead reading, List<Row> due) {
        Stream<OfAct> acts = Refunds.of(due).flatMap(refund -> refund.heldBy().stream());
        holding.remember(reading.readMore(holding.rows(acts)));
    }

    /** Puts off a due refund that is held back, behind others that are due. Has no effect if it is not held back. */
    void putOff(RefundId id, Instant now) {
        database.decide(() -> {
            Stored<Refund> stored = refunds.get(id);
            Refund refund = stored.value();
            Optional<RefundState.Waiting> claimable = refund.claimable(now);
            List<Write> writes = claimable
                    .flatMap(_ -> answer(refund, now).until())
                    .map(until -> refund.with(claimable.get().postponed(until)))
                    .map(later -> refunds.replace(stored, later))
                    .stream()
                    .toList();
            return new Decision<>(id, writes);
        });
    }

    /** Returns the id of the brake that keeps a refund from being sent; empty if none does. */
    public Optional<String> holdingBack(Refund refund, Instant now) {
        return refund.heldBy()
                .filter(_ -> answer(refund, now).until().isPresent())
                .map(OfAct::strandingId);
    }

    /** Returns the guards under which a refund may be sent; empty if it is held back now. */
    Optional<List<Write>> mayBeSent(Refund refund, Instant now) {
        Holding.Answer answer = answer(refund, now);
        return answer.until().isPresent() ? Optional.empty() : Optional.of(answer.guards());
    }

    /** Returns what the brake says. It holds back no refund that has drawn on several payments: the rest goes out. */
    private Holding.Answer answer(Refund refund, Instant now) {
        Holding.Answer answer = holding.of(refund.heldBy(), now);
        return answer.until().isPresent() && isDrawn(refund) ? holding.of(Optional.empty(), now) : answer;
    }

    private boolean isDrawn(Refund refund) {
        // An order that did not say how it was paid draws on nothing, so its funds need not be read.
        return refund.split().payment().isPresent()
                && refund.split()
                        .isDrawn(funds.get(refund.refundId().caseId().orderId()).value());
    }
}
