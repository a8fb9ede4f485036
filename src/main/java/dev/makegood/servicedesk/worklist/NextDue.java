package dev.makegood.servicedesk.worklist;

import dev.makegood.choice.SuggestReplacements;
import dev.makegood.coupon.Coupons;
import dev.makegood.order.LineRef;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.AppealWindow;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.servicedesk.worklist.Due.What;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists the next steps of a case with their deadlines. Computes them from the rows each time, so that they cannot
 * contradict them.
 */
public final class NextDue {
    private final Refunds refunds;
    private final Policies policies;
    private final Appeals appeals;
    private final Claims claims;
    private final HandOvers handOvers;
    private final Coupons coupons;
    private final SuggestReplacements suggest;

    public NextDue(Database database) {
        refunds = new Refunds(database);
        policies = new Policies(database);
        appeals = new Appeals(database);
        claims = new Claims(database);
        handOvers = new HandOvers(database);
        coupons = new Coupons(database);
        suggest = new SuggestReplacements(database);
    }

    /**
     * Returns the open steps, the earliest first. Late ones stay until they are done; those that are no longer possible
     * are left out.
     */
    public List<Due> of(Case c, Instant now) {
        List<Refund> ofCase = refunds.ofCase(c.id());
        return Stream.of(
                        ofCase.stream().flatMap(refund -> refund(refund, now)),
                        replacement(c, ofCase, now),
                        compensation(c, ofCase),
                        appeal(c, now),
                        claims.ofLine(new LineRef(c.id().orderId(), c.id().lineId())).stream()
                                .filter(claim -> claim.ticket().isOpen())
                                .map(claim -> new Due(
                                        What.CLAIM_DECISION,
                                        claim.ticket().due().at(),
                                        claim.claimId())),
                        handOvers.ofCase(c.id()).stream()
                                .filter(asked -> asked.ticket().isOpen())
                                .map(asked -> new Due(
                                        What.HAND_OVER_ANSWER,
                                        asked.ticket().due().at(),
                                        asked.handOverId())),
                        coupons.find(c.id().couponId()).map(Stored::value).stream()
                                .filter(coupon -> coupon.balance().isPositive() && !coupon.expired(now))
                                .map(coupon -> new Due(What.COUPON, coupon.expiresAt(), coupon.couponId())))
                .flatMap(dues -> dues)
                .sorted(Comparator.comparing(Due::by))
                .toList();
    }

    private static Stream<Due> refund(Refund refund, Instant now) {
        String id = refund.refundId().toString();
        return switch (refund.state()) {
            case RefundState.Deferred deferred -> {
                var shipment = new Due(What.SHIPMENT, deferred.until(), id);
                yield refund.mayStopWaiting()
                        ? Stream.of(shipment, new Due(What.CHOICE, deferred.until(), id))
                        : Stream.of(shipment);
            }
            case RefundState.Waiting _ -> {
                var due = new Due(What.REFUND, refund.due().deadline(), id);
                yield refund.isOpenToChoice(now)
                        ? Stream.of(new Due(What.CHOICE, refund.due().dueAt(), id), due)
                        : Stream.of(due);
            }
            case RefundState.Parked _ ->
                Stream.of(new Due(What.PARKED_REFUND, refund.due().deadline(), id));
            case RefundState.Paid _, RefundState.Withdrawn _ -> Stream.of();
        };
    }

    /** Returns the likeliest suggestion, until the first refund whose buyer can still choose is due. */
    private Stream<Due> replacement(Case c, List<Refund> ofCase, Instant now) {
        return ofCase.stream()
                .filter(refund -> refund.isOpenToChoice(now))
                .map(refund -> refund.due().dueAt())
                .min(Comparator.naturalOrder())
                .flatMap(by -> suggest.of(c, now).stream()
                        .findFirst()
                        .map(one -> new Due(What.REPLACEMENT, by, one.listing().sku())))
                .stream();
    }

    private static Stream<Due> compensation(Case c, List<Refund> ofCase) {
        String id = c.id().toString();
        return switch (c.compensation()) {
            case Compensation.Owed owed -> Stream.of(new Due(What.COMPENSATION, owed.since(), id));
            case Compensation.Suspended suspended -> Stream.of(new Due(What.MONEY, suspended.since(), id));
            case Compensation.AwaitingRefund _ ->
                ofCase.stream()
                        .filter(refund -> refund.state() instanceof RefundState.Unsettled)
                        .map(one -> one.due().deadline())
                        .max(Comparator.naturalOrder())
                        .map(by -> new Due(What.COMPENSATION, by, id))
                        .stream();
            case Compensation.Issued _, Compensation.Nothing _ -> Stream.of();
        };
    }

    private Stream<Due> appeal(Case c, Instant now) {
        String id = c.id().toString();
        List<Appeal> brought = appeals.ofCase(c.id());
        Optional<Appeal> open =
                brought.stream().filter(appeal -> appeal.ticket().isOpen()).findFirst();
        if (open.isPresent()) {
            return Stream.of(
                    new Due(What.APPEAL_DECISION, open.get().ticket().due().at(), id));
        }
        return Optional.of(AppealWindow.end(c, policies.get(c.policy()), brought))
                .filter(end -> now.isBefore(end) && c.isAppealable())
                .map(end -> new Due(What.APPEAL, end, id))
                .stream();
    }
}
