package dev.makegood.functions.links;

import dev.makegood.choice.Alternatives;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupons;
import dev.makegood.functions.coupons.CouponView;
import dev.makegood.functions.links.LinkedCaseView.Answer;
import dev.makegood.functions.links.LinkedCaseView.ClaimPart;
import dev.makegood.functions.links.LinkedCaseView.CompensationPart;
import dev.makegood.functions.links.LinkedCaseView.Decision;
import dev.makegood.functions.links.LinkedCaseView.HandOverPart;
import dev.makegood.functions.links.LinkedCaseView.NotReceived;
import dev.makegood.functions.links.LinkedCaseView.Told;
import dev.makegood.functions.servicedesk.ClaimView;
import dev.makegood.functions.servicedesk.HandOverView;
import dev.makegood.functions.stockouts.CaseView;
import dev.makegood.linked.Links.LinkedCase;
import dev.makegood.market.Market;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.policy.publication.Policies;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.servicedesk.handover.AskForHandOver;
import dev.makegood.servicedesk.handover.HandOver;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the buyer's page of a case together. */
final class CasePage {
    private final Database database;
    private final Policies policies;
    private final Coupons coupons;
    private final Claims claims;
    private final HandOvers handOvers;
    private final Notices notices;
    private final OpenClaim openClaim;

    CasePage(Database database, OpenClaim openClaim) {
        this.database = database;
        this.openClaim = openClaim;
        policies = new Policies(database);
        coupons = new Coupons(database);
        claims = new Claims(database);
        handOvers = new HandOvers(database);
        notices = new Notices(database);
    }

    LinkedCaseView of(LinkedCase found, Instant now) {
        Case c = found.theCase();
        CaseView shown = CaseView.of(c, found.refunds(), policies.get(c.policy()));
        List<HandOver> asked = handOvers.ofCase(c.id()).stream()
                .filter(one -> one.ticket().by().equals(Actor.buyer(c.buyer())))
                .toList();
        return new LinkedCaseView(
                shown.caseId(),
                shown.orderId(),
                shown.lineId(),
                shown.merchantId(),
                shown.sku(),
                shown.violation(),
                shown.trigger(),
                shown.establishedAt(),
                shown.quantity(),
                shown.units(),
                c.zone(),
                now,
                found.validUntil(),
                LinkedTexts.joined(List.of(CaseWords.summary(c))),
                found.refunds().stream()
                        .map(refund -> LinkedRefundView.of(refund, c, Alternatives.of(database, c, refund, now), now))
                        .toList(),
                compensation(c, shown, now),
                notReceived(c, asked, now),
                claims.ofLine(line(c)).stream().map(CasePage::claim).toList(),
                asked.stream().map(CasePage::handOver).toList(),
                history(c));
    }

    private CompensationPart compensation(Case c, CaseView shown, Instant now) {
        Optional<CouponView> coupon =
                shown.compensation().couponId().flatMap(coupons::find).map(row -> CouponView.of(row.value(), now));
        return new CompensationPart(
                shown.compensation().state(),
                shown.compensation().amountMinor(),
                shown.assessment().currency(),
                LinkedTexts.joined(List.of(CaseWords.compensation(c, policies.get(c.policy())))),
                shown.assessment().steps(),
                coupon);
    }

    /** Prefers a claim, since it has a decision; a buyer who cannot claim can still ask a person. */
    private Optional<NotReceived> notReceived(Case c, List<HandOver> asked, Instant now) {
        boolean canAsk = asked.size() < AskForHandOver.MOST
                && asked.stream().noneMatch(one -> one.ticket().isOpen());
        if (openClaim.canClaimNothingCame(line(c), now)) {
            return Optional.of(notReceived("claim"));
        }
        return canAsk ? Optional.of(notReceived("handOver")) : Optional.empty();
    }

    private static NotReceived notReceived(String opens) {
        return new NotReceived(opens, Market.current().text(language -> language.phrase("link.notReceived." + opens)));
    }

    private static ClaimPart claim(Claim claim) {
        ClaimView shown = ClaimView.of(claim);
        return new ClaimPart(
                shown.claimId(),
                shown.state(),
                shown.openedAt(),
                shown.decideBy(),
                shown.decision().map(made -> new Decision(made.upheld(), made.reason(), made.at())));
    }

    private static HandOverPart handOver(HandOver asked) {
        HandOverView shown = HandOverView.of(asked);
        return new HandOverPart(
                shown.handOverId(),
                shown.state(),
                shown.at(),
                shown.answerBy(),
                shown.answer().map(given -> new Answer(given.text(), given.at())));
    }

    /** Returns what the buyer was told, without what quotes a person: a link may be passed on. */
    private List<Told> history(Case c) {
        return notices.told(c.id().toString()).stream()
                .filter(notice -> notice.recipient().equals(Actor.buyer(c.buyer())))
                .filter(notice -> !notice.quotesAPerson())
                .map(notice -> new Told(notice.createdAt(), NoticeText.render(notice)))
                .toList();
    }

    private static LineRef line(Case c) {
        return new LineRef(c.id().orderId(), c.id().lineId());
    }
}
