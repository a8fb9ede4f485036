package dev.makegood.cancellation;

import dev.makegood.command.Actor;
import dev.makegood.notice.Answer;
import dev.makegood.notice.CancellationFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.List;

/** Creates the notices about a proposal to the other side, and about its answer to the proposer. */
final class CancellationNotices {
    /** Lists the kinds of notice that quote the buyer. */
    static final List<Class<? extends Fact>> OF_BUYERS = List.of(
            CancellationFact.CancellationReceivedBuyer.class, CancellationFact.CancellationProposedMerchant.class);

    private CancellationNotices() {}

    /** Creates the buyer's receipt. */
    static Notice received(OrderLine line, Cancellation cancellation) {
        var fact = new CancellationFact.CancellationReceivedBuyer(proposal(line, cancellation));
        return buyer(line, cancellation, cancellation.proposedAt(), fact);
    }

    static Notice proposed(OrderLine line, Cancellation cancellation) {
        CancellationFact.Proposal proposal = proposal(line, cancellation);
        Instant at = cancellation.proposedAt();
        return isByBuyer(cancellation)
                ? merchant(line, cancellation, at, new CancellationFact.CancellationProposedMerchant(proposal))
                : buyer(line, cancellation, at, new CancellationFact.CancellationProposedBuyer(proposal));
    }

    static Notice answered(OrderLine line, Cancellation cancellation, boolean accepted, Instant now) {
        String id = cancellation.told().cancellationId();
        Answer answer = Answer.of(accepted);
        return isByBuyer(cancellation)
                ? buyer(line, cancellation, now, new CancellationFact.CancellationAnsweredBuyer(item(line), id, answer))
                : merchant(
                        line,
                        cancellation,
                        now,
                        new CancellationFact.CancellationAnsweredMerchant(item(line), id, answer));
    }

    private static boolean isByBuyer(Cancellation cancellation) {
        return cancellation.told().by() == Cancellation.Side.BUYER;
    }

    private static CancellationFact.Proposal proposal(OrderLine line, Cancellation cancellation) {
        return new CancellationFact.Proposal(
                item(line),
                cancellation.told().cancellationId(),
                cancellation.told().compensation(),
                cancellation.told().reason());
    }

    private static Fact.Item item(OrderLine line) {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private static Notice buyer(OrderLine line, Cancellation about, Instant at, Fact fact) {
        return notice(line, about, Actor.buyer(line.buyer()), at, fact);
    }

    private static Notice merchant(OrderLine line, Cancellation about, Instant at, Fact fact) {
        return notice(line, about, Actor.merchant(line.line().merchantId()), at, fact);
    }

    private static Notice notice(OrderLine line, Cancellation about, Actor to, Instant at, Fact fact) {
        return Notice.of(about(line.ref(), about.told().cancellationId()), to, at, fact);
    }

    static String about(LineRef line, String cancellationId) {
        return KeyText.join(line, cancellationId);
    }
}
