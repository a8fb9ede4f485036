package dev.makegood.cancellation;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.furtherperiod.FreeToCancel;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.refund.waiting.RefundAtOnce;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a buyer or a merchant propose to cancel the units of a line that have neither shipped nor are being refunded.
 */
public final class ProposeCancellation {
    private final Database database;
    private final Orders orders;
    private final RefundAtOnce refundAtOnce;
    private final Affordable affordable;
    private final Notices notices;

    public ProposeCancellation(Database database) {
        this.database = database;
        orders = new Orders(database);
        refundAtOnce = new RefundAtOnce(database);
        affordable = new Affordable(database);
        notices = new Notices(database);
    }

    /** Proposes a cancellation. Not found if there is no such line. */
    public Outcome<Cancellation> propose(LineRef ref, Cancellation.CancellationCommand told, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(line -> decide(line.value(), told, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Cancellation>> decide(OrderLine line, Cancellation.CancellationCommand told, Instant now) {
        Optional<Stored<Cancellations>> old = Cancellations.find(database, line.ref());
        Cancellations before = old.map(Stored::value).orElseGet(() -> Cancellations.none(line.ref(), line.buyer()));
        Optional<Cancellation> proposed = before.find(told.cancellationId());
        if (proposed.isPresent()) {
            return Decision.answer(Outcome.again(proposed.get().told(), told, proposed.get()));
        }
        if (before.proposed().size() >= Cancellations.MOST) {
            return refused(Refusal.LIMIT, "is one too many: a line can have at most " + Cancellations.MOST);
        }
        if (line.open() == 0 && !refundAtOnce.possible(line.ref(), now)) {
            return refused(Refusal.LATE, "comes too late: the whole line has shipped or is being refunded");
        }
        boolean byMerchant = told.by() == Cancellation.Side.MERCHANT;
        if (byMerchant && !affordable.covers(line, told.compensation(), now)) {
            return Decision.answer(new Outcome.Refused<>(
                    "compensationMinor", "is more than the merchant can pay, even with the platform's advance"));
        }
        Optional<PolicyVersion> policy = affordable.policy(line, now);
        var cancellation = new Cancellation(told, now, takesEffectAt(policy, line, told, now), Optional.empty());
        var cancellationNotices = new CancellationNotices(line, policy.map(PolicyVersion::zone));
        var writes = new ArrayList<Write>();
        writes.add(before.with(cancellation).put(old));
        writes.add(notices.create(cancellationNotices.proposed(cancellation)));
        if (told.by() == Cancellation.Side.BUYER) {
            writes.add(notices.create(cancellationNotices.received(cancellation)));
        }
        return new Decision<>(new Outcome.Created<>(cancellation), writes);
    }

    /** Silence agrees to no sum, and a buyer's silence to nothing. */
    private Optional<Instant> takesEffectAt(
            Optional<PolicyVersion> policy, OrderLine line, Cancellation.CancellationCommand told, Instant now) {
        if (told.by() != Cancellation.Side.BUYER || told.compensation().isPositive()) {
            return Optional.empty();
        }
        Optional<Instant> free = FreeToCancel.from(database, policy, line).map(from -> from.isBefore(now) ? now : from);
        Optional<Instant> unanswered =
                policy.flatMap(version -> version.cancellation().takesEffectAt(now, line.shortAt(Duration.ZERO)));
        return Stream.of(unanswered, free).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private static Decision<Outcome<Cancellation>> refused(Refusal by, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, "cancellationId", reason));
    }
}
