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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Creates the notices about a proposal to the other side, and about its answer to the proposer. */
final class CancellationNotices {
    /** Lists the kinds of notice that quote the buyer. */
    static final List<Class<? extends Fact>> OF_BUYERS = List.of(
            CancellationFact.CancellationReceivedBuyer.class, CancellationFact.CancellationProposedMerchant.class);

    private final OrderLine line;
    private final Optional<ZoneId> zone;

    /**
     * Creates the notices about a line.
     *
     * @param zone of its policy, for times; absent if no proposal about it takes effect without an answer
     */
    CancellationNotices(OrderLine line, Optional<ZoneId> zone) {
        this.line = line;
        this.zone = zone;
    }

    /** Creates the buyer's receipt. */
    Notice received(Cancellation cancellation) {
        var fact = new CancellationFact.CancellationReceivedBuyer(proposal(cancellation));
        return buyer(cancellation, cancellation.proposedAt(), fact);
    }

    Notice proposed(Cancellation cancellation) {
        CancellationFact.Proposal proposal = proposal(cancellation);
        Instant at = cancellation.proposedAt();
        return isByBuyer(cancellation)
                ? merchant(cancellation, at, new CancellationFact.CancellationProposedMerchant(proposal))
                : buyer(cancellation, at, new CancellationFact.CancellationProposedBuyer(proposal));
    }

    Notice answered(Cancellation cancellation, boolean accepted, Instant now) {
        String id = cancellation.told().cancellationId();
        Answer answer = Answer.of(accepted);
        return isByBuyer(cancellation)
                ? buyer(cancellation, now, new CancellationFact.CancellationAnsweredBuyer(item(), id, answer))
                : merchant(cancellation, now, new CancellationFact.CancellationAnsweredMerchant(item(), id, answer));
    }

    /** Creates the notices to both sides that a buyer's proposal has taken effect without an answer. */
    List<Notice> inEffect(Cancellation cancellation, Instant now) {
        String id = cancellation.told().cancellationId();
        return List.of(
                buyer(cancellation, now, new CancellationFact.CancellationInEffectBuyer(item(), id)),
                merchant(cancellation, now, new CancellationFact.CancellationInEffectMerchant(item(), id)));
    }

    private static boolean isByBuyer(Cancellation cancellation) {
        return cancellation.told().by() == Cancellation.Side.BUYER;
    }

    private CancellationFact.Proposal proposal(Cancellation cancellation) {
        return new CancellationFact.Proposal(
                item(),
                cancellation.told().cancellationId(),
                cancellation.told().compensation(),
                cancellation.told().reason(),
                cancellation
                        .takesEffectAt()
                        .flatMap(at -> zone.map(where -> new CancellationFact.Unanswered(at, where))));
    }

    private Fact.Item item() {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private Notice buyer(Cancellation about, Instant at, Fact fact) {
        return notice(about, Actor.buyer(line.buyer()), at, fact);
    }

    private Notice merchant(Cancellation about, Instant at, Fact fact) {
        return notice(about, Actor.merchant(line.line().merchantId()), at, fact);
    }

    private Notice notice(Cancellation about, Actor to, Instant at, Fact fact) {
        return Notice.of(about(line.ref(), about.told().cancellationId()), to, at, fact);
    }

    static String about(LineRef line, String cancellationId) {
        return KeyText.join(line, cancellationId);
    }
}
