package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Assess;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantPromise;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Promises;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Bears cases, and assesses them again when they grow, with the use of their caps in the same transaction. */
final class Assessing {
    private final Database database;
    private final Cases cases;
    private final Promises promises;

    Assessing(Database database) {
        this.database = database;
        cases = new Cases(database);
        promises = new Promises(database);
    }

    /**
     * A case as it is now.
     *
     * @param more what else must be written with it, and guards of what it was assessed by
     */
    record Assessed(Case theCase, List<Write> more) {}

    Assessed bear(CaseId id, Growth growth) {
        PolicyVersion policy = growth.policy();
        List<Tranche> first = List.of(growth.tranche());
        Optional<Stored<Case>> late = late(id, growth.line());
        Case born = Case.born(id, growth.line(), policy, circumstances(id, growth.line(), first, late), first);
        return assess(born, growth, late);
    }

    /** Adds a tranche. Of the caps the case takes what others have left by now. */
    Assessed grow(Case before, Growth growth) {
        Case grown = before.grown(growth.tranche());
        Optional<Stored<Case>> late = late(grown.id(), growth.line());
        Case again = late.map(found -> forTheSameUnits(found.value(), grown.tranches()))
                .map(worth -> grown.in(grown.circumstances().afterLateShipment(worth)))
                .orElse(grown);
        return assess(again, growth, late);
    }

    private Assessed assess(Case grown, Growth growth, Optional<Stored<Case>> late) {
        PolicyVersion policy = growth.policy();
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(grown);
        Case again = grown.in(grown.circumstances().using(caps.usedByOthers(policy, place, grown.id())));
        Case assessed = again.assessed(Assess.of(policy, again.facts()));
        caps.use(policy, place, grown.id(), assessed.assessment().ofPolicy());
        boolean more =
                assessed.assessment().amount().isGreaterThan(grown.assessment().amount());
        var writes = new ArrayList<>(caps.writes());
        late.ifPresent(found -> writes.add(cases.check(found.value().id(), late)));
        return new Assessed(assessed.with(next(assessed, more, growth)), writes);
    }

    /** Where nothing is refunded, because the units cost nothing, there is no refund to wait for. */
    private static Compensation next(Case c, boolean more, Growth growth) {
        boolean afterRefund =
                growth.refunded() && growth.policy().compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
        return switch (c.compensation()) {
            case Compensation.Issued _, Compensation.Nothing _ -> more ? owed(afterRefund, growth) : c.compensation();
            case Compensation.Owed _ -> more && afterRefund ? new Compensation.AwaitingRefund() : c.compensation();
            // What more it is worth need not wait with it; its place it keeps.
            case Compensation.Suspended suspended
            when more -> afterRefund ? new Compensation.AwaitingRefund() : new Compensation.Owed(suspended.since());
            case Compensation.Suspended suspended -> suspended;
            case Compensation.AwaitingRefund _ -> c.compensation();
        };
    }

    private static Compensation owed(boolean afterRefund, Growth growth) {
        return afterRefund ? new Compensation.AwaitingRefund() : new Compensation.Owed(growth.now());
    }

    Circumstances circumstances(CaseId id, OrderLine line, List<Tranche> tranches) {
        return circumstances(id, line, tranches, late(id, line));
    }

    private Circumstances circumstances(
            CaseId id, OrderLine line, List<Tranche> tranches, Optional<Stored<Case>> late) {
        return new Circumstances(
                new ShipPromise(Optional.empty(), Optional.of(line.line().promisedShipAt()), line.agreedShipAt()),
                Map.of(),
                new Given(late.map(found -> forTheSameUnits(found.value(), tranches)), Optional.empty()),
                promise(id, line),
                Set.copyOf(line.line().attributes()));
    }

    private Optional<MerchantPromise> promise(CaseId id, OrderLine line) {
        return id.violation() == Violation.STOCKOUT
                ? promises.inForce(
                        line.line().merchantId(),
                        line.platform(),
                        line.line().paid().getCurrencyUnit(),
                        line.paidAt())
                : Optional.empty();
    }

    /** The line itself knows whether there is a case of its late shipment. */
    private Optional<Stored<Case>> late(CaseId id, OrderLine line) {
        return id.violation() == Violation.STOCKOUT && line.late()
                ? cases.find(id.of(Violation.LATE_SHIPMENT))
                : Optional.empty();
    }

    /** Returns what a late shipment gives for the units that went short after it: those that were short before were not late. */
    static Money forTheSameUnits(Case late, List<Tranche> tranches) {
        Instant since = late.establishedAt();
        int both = tranches.stream()
                .filter(tranche -> !tranche.at().isBefore(since))
                .mapToInt(Tranche::units)
                .sum();
        return Shares.cumulative(late.toBuyer(), Math.min(both, late.units()), late.units());
    }
}
