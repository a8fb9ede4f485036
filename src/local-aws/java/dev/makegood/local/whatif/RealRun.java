package dev.makegood.local.whatif;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs plans through the use cases: places the order, and then establishes its violation. */
final class RealRun {
    private static final int MANY = 100;

    private final Database database;
    private final PolicyVersion version;
    private final EstablishStockout establish;
    private final DetectOverdue detectOverdue;

    /**
     * Creates the run.
     *
     * @param version in force for all of the plans, whatever its number and when it takes effect
     */
    RealRun(Database database, PolicyVersion version) {
        this.database = database;
        this.version = version;
        establish = new EstablishStockout(database, new Refunds(database));
        detectOverdue = new DetectOverdue(database, establish, new Attempt((ref, fault) -> {
            throw new IllegalStateException(ref.toString(), fault);
        }));
    }

    /**
     * Publishes the version, and what else its platform needs.
     *
     * @param first before anything happens
     */
    void publish(Instant first) {
        Instant early = first.minus(Duration.ofDays(60));
        List<PolicyVersion> packs = Packs.all().stream()
                .filter(pack -> pack.platform().equals(version.platform()))
                .filter(pack -> !pack.domain().equals(version.domain())
                        || pack.policyId().equals(version.policyId()))
                .toList();
        packs.stream()
                .filter(pack -> !Packs.DEFAULT.contains(pack))
                .forEach(pack -> publish(Renumbered.of(pack, 1, early, Optional.empty())));
        List<PolicyVersion> known = packs.stream()
                .filter(pack -> pack.policyId().equals(version.policyId()))
                .toList();
        if (known.stream().noneMatch(pack -> isPublishedAs(pack, early))) {
            Optional<Instant> effective = Optional.of(first).filter(_ -> !known.isEmpty());
            publish(Renumbered.of(version, known.size() + 1, early, effective));
        }
    }

    /** Returns true if the version says what a pack says, and the pack is in force from the beginning. */
    private boolean isPublishedAs(PolicyVersion pack, Instant early) {
        return !Packs.DEFAULT.contains(pack)
                && Renumbered.of(pack, 1, early, Optional.empty())
                        .equals(Renumbered.of(version, 1, early, Optional.empty()));
    }

    private void publish(PolicyVersion published) {
        check(new PublishPolicy(database).publish(published));
    }

    /**
     * Runs one plan.
     *
     * @return the case as stored
     */
    Case happen(Plan plan) {
        var line = new PaidOrder.PaidLine(
                plan.id().lineId(),
                plan.merchantId(),
                "sku",
                plan.quantity(),
                plan.paid(),
                plan.promisedShipAt(),
                plan.attributes());
        check(new PlaceOrder(database)
                .place(
                        new PaidOrder(
                                plan.id().orderId(),
                                version.platform(),
                                plan.buyer(),
                                version.currency(),
                                plan.paidAt(),
                                List.of(line)),
                        plan.paidAt()));
        violate(plan);
        return new Cases(database)
                .find(plan.id())
                .orElseThrow(() -> new IllegalStateException(plan.id() + " was not established"))
                .value();
    }

    private void violate(Plan plan) {
        if (plan.id().violation() == Violation.STOCKOUT) {
            establish.establish(
                    new LineRef(plan.id().orderId(), plan.id().lineId()),
                    plan.admitted() ? Cause.admission(Actor.of("platform:p")) : Cause.seen(Trigger.OVERDUE),
                    (_, _, _) -> plan.units(),
                    plan.establishedAt());
            return;
        }
        detectOverdue.runOnce(plan.establishedAt(), MANY);
        var shipped = new Shipment.ShippedUnits(plan.id().lineId(), plan.quantity());
        check(new RecordShipment(database, new StockoutNotices(database))
                .record(
                        new Shipment(plan.id().orderId(), "s", plan.establishedAt(), List.of(shipped)),
                        _ -> true,
                        plan.establishedAt()));
    }

    private static void check(Outcome<?> recorded) {
        if (!(recorded instanceof Outcome.Created<?> || recorded instanceof Outcome.Repeated<?>)) {
            throw new IllegalStateException(recorded.toString());
        }
    }
}
