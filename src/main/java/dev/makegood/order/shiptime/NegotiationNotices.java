package dev.makegood.order.shiptime;

import dev.makegood.command.Actor;
import dev.makegood.notice.Answer;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Creates the notices to buyer and merchant about a proposed ship time. */
final class NegotiationNotices {
    private NegotiationNotices() {}

    /**
     * The deadline is the ship time in force, which holds unless the proposal is accepted.
     *
     * @param policy the version whose terms apply; absent if none is in force
     */
    static Notice proposed(OrderLine line, Proposal proposal, Optional<PolicyVersion> policy, Instant now) {
        var fact = new OrderFact.ShipTimeProposedBuyer(
                item(line),
                proposal.proposalId(),
                proposal.shipBy(),
                line.shipBy(),
                Negotiable.answerableUntil(line, proposal.shipBy(), policy),
                policy.map(PolicyVersion::zone));
        return Notice.of(about(line, proposal), Actor.buyer(line.buyer()), now, fact);
    }

    static Notice answered(OrderLine line, Proposal proposal, boolean accepted, Optional<ZoneId> zone, Instant now) {
        var fact = new OrderFact.ShipTimeAnsweredMerchant(
                item(line), proposal.proposalId(), proposal.shipBy(), line.shipBy(), Answer.of(accepted), zone);
        return Notice.of(about(line, proposal), Actor.merchant(line.line().merchantId()), now, fact);
    }

    static Fact.Item item(OrderLine line) {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private static String about(OrderLine line, Proposal proposal) {
        return KeyText.join(line.ref(), proposal.proposalId());
    }
}
