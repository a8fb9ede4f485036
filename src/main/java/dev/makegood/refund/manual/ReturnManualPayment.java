package dev.makegood.refund.manual;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.refund.OwedAnew;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Surplus;
import dev.makegood.refund.settlement.RefundNotices;
import dev.makegood.refund.settlement.RefundPostings;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records that a payment by hand came back. The refund is owed again, with the time of a new one, unless the gateway
 * had paid it too; then that payment refunds the buyer.
 */
public final class ReturnManualPayment {
    private final Database database;
    private final Refunds refunds;
    private final RefundPostings postings;
    private final RefundNotices notices;
    private final OwedAnew owedAnew;

    public ReturnManualPayment(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        postings = new RefundPostings(database);
        notices = new RefundNotices(database);
        owedAnew = new OwedAnew(database);
    }

    /** @param by the operator */
    public Outcome<Refund> record(RefundId id, ManualReturn told, Actor by, Instant now) {
        return database.decide(() -> refunds.find(id)
                .map(stored -> decide(stored, told, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Refund>> decide(Stored<Refund> stored, ManualReturn told, Actor by, Instant now) {
        Refund refund = stored.value();
        Optional<ManualReturn> before = refund.payments().byHand().stream()
                .filter(one -> one.paid().payment().reference().equals(told.reference()))
                .map(one -> new ManualReturn(told.reference(), one.reason()))
                .findFirst();
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(before.get(), told, refund));
        }
        return refund.state() instanceof RefundState.PaidByHand paid
                        && paid.payment().reference().equals(told.reference())
                ? returned(stored, paid, told, by, now)
                : Decision.answer(
                        new Outcome.Refused<>("reference", "must be the reference of this refund's payment by hand"));
    }

    private Decision<Outcome<Refund>> returned(
            Stored<Refund> stored, RefundState.PaidByHand paid, ManualReturn told, Actor by, Instant now) {
        Refund before = stored.value();
        Optional<Surplus> instead = before.payments().surplusOut();
        var back = new Payments.ReturnedByHand(
                paid,
                before.payments().number(),
                before.wasTried(),
                instead.isEmpty(),
                before.due().deadline(),
                now,
                by,
                told.reason());
        Payments payments = before.payments().returned(back);
        var writes = new ArrayList<Write>(postings.returnedByHand(before, back, now));
        Refund after;
        if (instead.isPresent()) {
            var gateway = instead.get();
            after = before.with(new RefundState.Settled(
                            gateway.at(), gateway.reference(), gateway.toBuyer(), Optional.empty()))
                    .with(payments);
            writes.add(notices.refunded(after, now));
        } else {
            after = before.owedAnew(payments, OwedAnew.state(told.reason(), now), owedAnew.deadline(before, now));
            writes.addAll(notices.returned(before, after, told.reason(), now));
        }
        writes.add(refunds.replace(stored, after));
        return new Decision<>(new Outcome.Created<>(after), List.copyOf(writes));
    }
}
