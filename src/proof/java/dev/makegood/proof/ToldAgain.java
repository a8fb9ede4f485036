package dev.makegood.proof;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.redemption.Redemption;
import dev.makegood.file.Attachment;
import dev.makegood.link.EndedLinks;
import dev.makegood.order.RecordedShipment;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Table;

/** Decides the answer to a repeat of an accepted report: it is known, unless it no longer stands. */
record ToldAgain(Rows.Typed rows) {
    boolean isRight(Object first, Object second) {
        if (first instanceof Outcome<?> recorded
                && recorded.ifRecorded().orElse(null) instanceof Redemption told
                && paysNoMore(told)) {
            return isReversal(told) ? second instanceof Outcome.Repeated<?> : isRefused(second, "redemptionId");
        }
        if (first instanceof Outcome<?> recorded
                && recorded.ifRecorded().orElse(null) instanceof RecordedShipment told
                && told.undone().isEmpty()
                && countsNoMore(told)) {
            return isRefused(second, "shipmentId");
        }
        if (first instanceof Outcome<?> recorded
                && recorded.ifRecorded().orElse(null) instanceof UseCases.ByLink told) {
            return isRevoked(told) ? second instanceof Outcome.NotFound<?> : isOpenOrOver(second);
        }
        return second instanceof Outcome.Repeated<?>
                || second instanceof Outcome.Conflict<?> conflict && isErased(conflict)
                || second instanceof EstablishStockout.Outcome outcome
                        && outcome.units() == 0
                        && outcome.theCase().isPresent();
    }

    /** Returns true if it differs only in words that were erased since, so that nobody can tell any more. */
    private static boolean isErased(Outcome.Conflict<?> conflict) {
        return conflict.differences().stream().allMatch(one -> Attachment.ERASED.equals(one.before()));
    }

    /** Returns true for a reversed redemption; a repeated reversal is answered with the redemption after it. */
    private static boolean isReversal(Redemption told) {
        return told.reversedAt().isPresent();
    }

    private boolean paysNoMore(Redemption told) {
        return rows.of(Redemption.class, Table.COUPONS, "REDEMPTION~").stream()
                .filter(second -> second.couponId().equals(told.couponId())
                        && second.redemptionId().equals(told.redemptionId()))
                .anyMatch(second ->
                        second.reversedAt().isPresent() || second.endedAt().isPresent());
    }

    private boolean countsNoMore(RecordedShipment told) {
        return rows.of(RecordedShipment.class, Table.ORDERS, "SHIPMENT~").stream()
                .filter(second -> second.shipment().equals(told.shipment()))
                .anyMatch(second -> !second.undone().isEmpty());
    }

    private boolean isRevoked(UseCases.ByLink told) {
        return rows.of(EndedLinks.Ended.class, Table.BUYERS, "LINKS_ENDED").stream()
                .anyMatch(ended -> ended.links().equals(told.link()));
    }

    /** All is told again when all is done: a link that nobody revoked has ended by itself then, or ends a little later. */
    private static boolean isOpenOrOver(Object second) {
        return second instanceof Outcome.Repeated<?> || second instanceof Outcome.NotFound<?>;
    }

    private static boolean isRefused(Object answer, String field) {
        return answer instanceof Outcome.Refused<?> refused
                && refused.refusal() == Refusal.STATE
                && refused.field().equals(field);
    }
}
