package dev.makegood.stockout.assessment;

import dev.makegood.order.OrderLine;
import dev.makegood.order.rate.CountLines;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promises;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Circumstances;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Growth;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creates cases, and assesses them again when they grow, updating the use of caps in the same transaction. */
public final class Assessing {
    private final Database database;
    private final Cases cases;
    private final Promises promises;
    private final CountLines countLines;

    public Assessing(Database database) {
        this.database = database;
        cases = new Cases(database);
        promises = new Promises(database);
        countLines = new CountLines(database);
    }

    /**
     * Holds an assessed case, with the other writes.
     *
     * @param lowered true if it is worth less than before, so that its caps have something left for other cases
     * @param guards checks of the rows that the assessment depends on, and the count of the merchant's lines if it is new
     */
    public record Assessed(Case theCase, boolean lowered, Caps caps, Squaring squaring, List<Write> guards) {
        private Assessed with(List<Write> more) {
            List<Write> all = Stream.concat(guards.stream(), more.stream()).toList();
            return new Assessed(theCase, lowered, caps, squaring, all);
        }

        /** Returns the other writes. */
        public List<Write> more() {
            return Stream.of(guards, caps.writes(), squaring.writes())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Returns the keys of the rows that an assessment reads for each line. */
    public static List<Key> rows(OrderLine line, PolicyVersion policy, Instant now) {
        Stream<CaseId> late = Stream.of(new CaseId(line.orderId(), line.line().lineId(), Violation.LATE_SHIPMENT))
                .filter(_ ->
                        policy.violation() == Violation.STOCKOUT && line.times().late());
        return Stream.of(
                        Caps.keys(policy, Caps.Place.of(line)).stream(),
                        late.map(Cases::key),
                        CountLines.key(line.line().merchantId(), policy, now).stream())
                .flatMap(keys -> keys)
                .toList();
    }

    public Assessed bear(CaseId id, Growth growth) {
        Others others = others(id, growth.line());
        CountLines.Counted counted = counted(growth, growth.now());
        return assess(born(id, growth, others, counted.lines()), growth, others).with(counted.writes());
    }

    private CountLines.Counted counted(Growth growth, Instant now) {
        return countLines.of(growth.line().line().merchantId(), growth.policy(), now);
    }

    /** Adds a tranche. The case uses what other cases leave of its caps. */
    public Assessed grow(Case before, Growth growth) {
        Others others = others(before.id(), growth.line());
        return assess(others.given(before.grown(growth.tranche()), growth), growth, others);
    }

    /**
     * Returns the new or grown case, not yet assessed.
     *
     * @param counted what is known of the merchant's lines
     */
    Case prospect(CaseId id, Optional<Case> before, Growth growth, Optional<MerchantLines> counted) {
        Others others = others(id, growth.line());
        return before.map(c -> others.given(c.grown(growth.tranche()), growth))
                .orElseGet(() -> born(id, growth, others, counted));
    }

    private Case born(CaseId id, Growth growth, Others others, Optional<MerchantLines> counted) {
        Case born = Case.born(id, growth, circumstances(id, growth, counted));
        return others.given(born, growth);
    }

    private Assessed assess(Case grown, Growth growth, Others others) {
        PolicyVersion policy = growth.policy();
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(grown);
        Case again = grown.in(grown.circumstances().using(caps.usedByOthers(policy, place, grown.id())))
                .with(grown.told().until(policy.appealEnd(grown.told().worthToldAt())));
        Case assessed = again.assessed(Assess.of(policy, again.facts()));
        caps.use(policy, place, grown.id(), assessed.assessment().ofPolicy());
        int change = assessed.assessment().amount().compareTo(grown.assessment().amount());
        var squaring = new Squaring(database);
        Case squared = squaring.square(assessed, policy, Why.GROWTH, growth.now());
        List<Write> guards = others.all().stream()
                .map(read -> cases.check(read.value().id(), Optional.of(read)))
                .toList();
        return new Assessed(squared.with(next(squared, change > 0, growth)), change < 0, caps, squaring, guards);
    }

    /** Returns the state of the compensation. If the units cost nothing, there is no refund to wait for. */
    private static Compensation next(Case c, boolean more, Growth growth) {
        if (c.due().isZero()) {
            return nothingDue(c, growth.now());
        }
        boolean afterRefund =
                growth.refunded() && growth.policy().compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
        return switch (c.compensation()) {
            case Compensation.Issued _, Compensation.Nothing _ -> more ? owed(afterRefund, growth) : c.compensation();
            case Compensation.Owed _ -> more && afterRefund ? new Compensation.AwaitingRefund() : c.compensation();
            // A higher worth need not wait for money, but the case keeps its place in the queue. However, compensation
            // that a brake may hold back must not be paid in the old place.
            case Compensation.Suspended _
            when more && !afterRefund && growth.act().isPresent() -> new Compensation.Owed(growth.now());
            case Compensation.Suspended suspended ->
                more && afterRefund ? new Compensation.AwaitingRefund() : new Compensation.Owed(suspended.since());
            case Compensation.AwaitingRefund _ -> c.compensation();
        };
    }

    /** Returns that everything was issued before, if the case is worth anything. */
    private static Compensation nothingDue(Case c, Instant now) {
        if (c.compensated().isZero()) {
            return new Compensation.Nothing();
        }
        return c.compensation() instanceof Compensation.Issued issued
                ? issued
                : new Compensation.Issued(c.id().couponId(), now);
    }

    private static Compensation owed(boolean afterRefund, Growth growth) {
        return afterRefund ? new Compensation.AwaitingRefund() : new Compensation.Owed(growth.now());
    }

    private Circumstances circumstances(CaseId id, Growth growth, Optional<MerchantLines> counted) {
        OrderLine line = growth.line();
        return new Circumstances(
                new ShipPromise(
                        line.replaces().map(OrderLine.Replaced::at),
                        Optional.of(line.line().promisedShipAt()),
                        line.times().agreedShipAt()),
                Map.of(),
                Given.NOTHING,
                promise(id, line, growth.now()),
                counted,
                Set.copyOf(line.line().attributes()));
    }

    private Optional<MerchantPromise> promise(CaseId id, OrderLine line, Instant now) {
        return id.violation() == Violation.STOCKOUT
                ? promises.inForce(
                        line.line().merchantId(),
                        line.platform(),
                        line.line().paid().getCurrencyUnit(),
                        line.paidAt(),
                        now)
                : Optional.empty();
    }

    /**
     * Holds other cases on which the worth of this one depends.
     *
     * @param late the late shipment of the same line
     * @param replaced the stockout of the line that this line replaces
     */
    private record Others(Optional<Stored<Case>> late, Optional<Stored<Case>> replaced) {
        List<Stored<Case>> all() {
            return Stream.concat(late.stream(), replaced.stream()).toList();
        }

        Case given(Case c, Growth growth) {
            var given = new Given(
                    late.map(found -> TopUp.given(found.value(), c, growth.policy())),
                    replaced.flatMap(found -> ReplacedUnits.given(found.value(), growth.line())));
            return c.in(c.circumstances().given(given));
        }
    }

    /** Returns the other cases; reads them only if the line is late or replaces another. */
    private Others others(CaseId id, OrderLine line) {
        if (id.violation() != Violation.STOCKOUT) {
            return new Others(Optional.empty(), Optional.empty());
        }
        return new Others(
                line.times().late() ? cases.find(id.of(Violation.LATE_SHIPMENT)) : Optional.empty(),
                ReplacedUnits.caseOf(line).flatMap(cases::find));
    }
}
