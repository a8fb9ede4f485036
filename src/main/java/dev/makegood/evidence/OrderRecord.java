package dev.makegood.evidence;

import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellations;
import dev.makegood.command.Actor;
import dev.makegood.delay.Delay;
import dev.makegood.delay.Delays;
import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.shiptime.Negotiation;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the statements about the order line of a case. */
final class OrderRecord {
    private final Database database;
    private final Orders orders;

    OrderRecord(Database database) {
        this.database = database;
        orders = new Orders(database);
    }

    /**
     * Rows of shipments and admissions do not say which of the two reported them, since the platform may act for any
     * merchant.
     */
    private static String merchantOf(Case c) {
        return Actor.merchant(c.merchantId()) + " or " + Actor.PLATFORM;
    }

    void add(Case c, List<RecordEntry> entries) {
        var ref = new LineRef(c.id().orderId(), c.id().lineId());
        orders.findLine(ref)
                .map(stored -> stored.value())
                .ifPresent(line -> entries.add(CaseRecord.entry(line.paidAt(), Actor.PLATFORM, "paid", line.line())));
        Negotiation.find(database, ref)
                .ifPresent(stored -> stored.value().proposals().forEach(proposal -> {
                    entries.add(CaseRecord.entry(
                            proposal.proposedAt(),
                            merchantOf(c),
                            "shipTimeProposed",
                            Map.of("proposalId", proposal.proposalId(), "shipBy", proposal.shipBy())));
                    proposal.answer()
                            .ifPresent(answer -> entries.add(CaseRecord.entry(
                                    answer.at(),
                                    Actor.buyer(c.buyer()),
                                    "shipTimeAnswered",
                                    Map.of("proposalId", proposal.proposalId(), "accepted", answer.accepted()))));
                }));
        Cancellations.find(database, ref)
                .ifPresent(stored -> stored.value().proposed().forEach(one -> cancellation(c, one, entries)));
        Delays.find(database, ref)
                .ifPresent(stored -> stored.value().told().forEach(delay -> delay(c, delay, entries)));
        FurtherPeriod.find(database, ref).map(Stored::value).ifPresent(period -> furtherPeriod(c, period, entries));
        ExternalRefund.ofLine(database, ref).forEach(external -> entries.add(refundedElsewhere(external)));
        orders.shipments(ref).forEach(told -> {
            entries.add(shipment(c, told));
            told.undone().forEach(said -> undone(c, told, said, entries));
        });
    }

    private static void furtherPeriod(Case c, FurtherPeriod period, List<RecordEntry> entries) {
        entries.add(CaseRecord.entry(
                period.calledAt(),
                Actor.buyer(c.buyer()).toString(),
                "furtherPeriodSet",
                Map.of(
                        "shipBy", period.shipBy(),
                        "until", period.until(),
                        "then", period.then().id())));
        period.endedAt()
                .ifPresent(_ -> entries.add(CaseRecord.entry(
                        period.overAt(),
                        Actor.SYSTEM.toString(),
                        "furtherPeriodOver",
                        Map.of("until", period.until()))));
    }

    private static void delay(Case c, Delay delay, List<RecordEntry> entries) {
        String buyer = Actor.buyer(c.buyer()).toString();
        Map<String, String> id = Map.of("delayId", delay.delayId());
        entries.add(CaseRecord.entry(delay.toldAt(), merchantOf(c), "delayTold", new ToldDelay(delay)));
        delay.answer()
                .ifPresent(answer -> entries.add(CaseRecord.entry(
                        answer.at(),
                        answer.silent() ? Actor.SYSTEM.toString() : buyer,
                        answer.silent() ? "delaySilenceDecided" : "delayAnswered",
                        Map.of("delayId", delay.delayId(), "accepted", answer.accepted()))));
        delay.cancelledAt().ifPresent(at -> entries.add(CaseRecord.entry(at, buyer, "delayCancelled", id)));
    }

    /** Holds a delay as it was told. */
    private record ToldDelay(String delayId, Optional<Instant> shipBy, String silence, Instant decideBy) {
        ToldDelay(Delay delay) {
            this(
                    delay.delayId(),
                    delay.shipBy(),
                    delay.silence().means().id(),
                    delay.silence().until());
        }
    }

    private static void cancellation(Case c, Cancellation proposed, List<RecordEntry> entries) {
        String buyer = Actor.buyer(c.buyer()).toString();
        boolean byBuyer = proposed.told().by() == Cancellation.Side.BUYER;
        entries.add(CaseRecord.entry(
                proposed.proposedAt(), byBuyer ? buyer : merchantOf(c), "cancellationProposed", proposed.told()));
        proposed.answer()
                .ifPresent(answer -> entries.add(CaseRecord.entry(
                        answer.at(),
                        answer.unanswered() ? Actor.SYSTEM.toString() : byBuyer ? merchantOf(c) : buyer,
                        answer.unanswered() ? "cancellationInEffect" : "cancellationAnswered",
                        Map.of("cancellationId", proposed.told().cancellationId(), "accepted", answer.accepted()))));
    }

    private static RecordEntry refundedElsewhere(ExternalRefund external) {
        return CaseRecord.entry(
                external.toldAt(),
                external.by(),
                "refundedElsewhere",
                Map.of("told", external.told(), "outcome", external.outcome()));
    }

    private static RecordEntry shipment(Case c, RecordedShipment told) {
        boolean afterwards =
                told.afterStockout().stream().anyMatch(units -> units.lineId().equals(c.id().lineId()));
        return CaseRecord.entry(
                told.recordedAt(), merchantOf(c), afterwards ? "shippedThoughShort" : "shipped", told.shipment());
    }

    private static void undone(Case c, RecordedShipment told, RecordedShipment.Undone said, List<RecordEntry> entries) {
        String what = switch (said.kind()) {
            case WITHDRAWN -> "shipmentWithdrawn";
            case RULED_UNTRUE -> "shipmentRuledUntrue";
        };
        said.lines().stream()
                .filter(units -> units.lineId().equals(c.id().lineId()))
                .forEach(units -> entries.add(CaseRecord.entry(
                        said.at(),
                        said.by(),
                        what,
                        Map.of(
                                "shipmentId", told.shipment().shipmentId(),
                                "units", units.quantity(),
                                "reason", said.reason()))));
    }
}
