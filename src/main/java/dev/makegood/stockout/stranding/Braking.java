package dev.makegood.stockout.stranding;

import dev.makegood.inventory.LastChange;
import dev.makegood.inventory.StockPosition;
import dev.makegood.policy.BrakeTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Growth;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.Tranches;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Counts the units that one act strands, in the transactions that strand them, and engages its brake once they exceed
 * the version's limits.
 */
public final class Braking {
    /**
     * The time after which newly short units no longer count as stranded by a report of stock, since orders have come
     * and gone.
     */
    static final Duration BY_REPORT = Duration.ofHours(24);

    private final Strandings strandings;

    public Braking(Database database) {
        strandings = new Strandings(database);
    }

    /**
     * Returns the act that makes units short; empty if nobody acted, if the version has no brake, or if its hours are
     * already over. An admission is known as a whole, so it is named only if it exceeds the limits.
     *
     * @param fromUnit the first of the case's units that become short
     */
    public Optional<OfAct> act(
            Cause cause,
            CaseId caseId,
            int fromUnit,
            int units,
            Money refund,
            StockPosition position,
            PolicyVersion policy,
            Instant knownAt,
            Instant now) {
        Optional<Instant> end = policy.brakeEnd(knownAt).filter(at -> at.isAfter(now));
        Optional<String> id = switch (cause.trigger()) {
            case RECOUNT -> lastChange(position, now).map(change -> Strandings.idOf(position.key(), change.report()));
            case ADMISSION ->
                policy.brake()
                        .filter(limits -> limits.engages(units, 1, refund))
                        .map(_ -> Strandings.idOf(caseId, fromUnit));
            case OVERDUE, CLAIM, AGREEMENT, DELAY, FURTHER_PERIOD -> Optional.empty();
        };
        return end.flatMap(until -> id.map(act -> new OfAct(act, until, false)));
    }

    /** Returns the key of the row that counts what the latest report of a position strands. */
    public static Optional<Key> row(StockPosition position, Instant now) {
        return lastChange(position, now)
                .map(change -> Strandings.key(Strandings.idOf(position.key(), change.report())));
    }

    private static Optional<LastChange> lastChange(StockPosition position, Instant now) {
        return position.lastChange()
                .filter(change -> change.at().plus(BY_REPORT).isAfter(now));
    }

    /**
     * Returns the writes that count units of an act.
     *
     * @param before the case before, if there was one
     * @param grown the case with these units
     * @param released the position without these units
     */
    public List<Write> count(Optional<Case> before, Case grown, Growth growth, Money refund, StockPosition released) {
        if (growth.act().isEmpty()) {
            return List.of();
        }
        String id = growth.act().get().strandingId();
        Optional<Stored<Stranding>> stored = strandings.find(id);
        var line = new Strandings.Line(id, grown.id(), Optional.empty());
        boolean anotherLine = before.filter(c -> isOf(id, c)
                        || Tranches.mayJoinActs(c) && strandings.find(line).isPresent())
                .isEmpty();
        Stranding counted = stored.map(Stored::value)
                .orElseGet(() -> begun(id, grown, growth, released))
                .plus(anotherLine, growth.units(), refund, growth.now());
        var writes = new ArrayList<Write>();
        writes.add(strandings.put(stored, engaged(counted, growth, released)));
        if (anotherLine) {
            writes.add(strandings.create(line));
        }
        return writes;
    }

    private static boolean isOf(String strandingId, Case c) {
        return c.tranches().stream()
                .flatMap(tranche -> tranche.act().stream())
                .anyMatch(of -> of.strandingId().equals(strandingId));
    }

    private static Stranding begun(String id, Case grown, Growth growth, StockPosition released) {
        return switch (growth.cause().trigger()) {
            case RECOUNT ->
                begun(
                        id,
                        Stranding.Kind.COUNT,
                        released.lastChange().orElseThrow().report(),
                        growth);
            case ADMISSION -> begun(id, Stranding.Kind.ADMISSION, "admission " + grown.id(), growth);
            case OVERDUE, CLAIM, AGREEMENT, DELAY, FURTHER_PERIOD ->
                throw new IllegalStateException("not an act of a person: " + growth.cause());
        };
    }

    private static Stranding begun(String id, Stranding.Kind kind, String report, Growth growth) {
        return Stranding.begun(
                id, kind, growth.line().stockKey(), report, growth.policy().zone(), growth.now());
    }

    /** Also counts the units that a count has still to strand, so that the brake is on from the first one. */
    private static Stranding engaged(Stranding counted, Growth growth, StockPosition released) {
        PolicyVersion policy = growth.policy();
        BrakeTerms limits = policy.brake().orElseThrow();
        long toCome = counted.kind() == Stranding.Kind.COUNT ? Math.max(0, released.shortfall(growth.now())) : 0;
        boolean over = limits.engages(counted.units() + toCome, counted.lines(), counted.refunds(policy.currency()));
        return over && counted.brake() instanceof Brake.Off off
                ? counted.with(
                        off.on(growth.now(), policy.brakeEnd(growth.knownAt()).orElseThrow()))
                : counted;
    }
}
