package dev.makegood.stockout;

import dev.makegood.policy.Assess;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Policies;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;

/**
 * Assesses a case again, by other facts, under the version that it keeps. What the buyer has been given stays the buyer's:
 * the merchant gets it back from the platform. What it had used up of its caps and did not give goes to other cases of
 * the same scopes, in the order in which they were established.
 */
public final class Reassessing {
    /** Cases that one transaction raises, of 100 writes at most; what they leave, the next case in the scope may have. */
    static final int MOST_RAISED = 16;

    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final Refunding refunding;
    private final StockoutNotices notices;

    public Reassessing(Database database, Refunding refunding) {
        this.database = database;
        this.refunding = refunding;
        cases = new Cases(database);
        policies = new Policies(database);
        notices = new StockoutNotices(database);
    }

    /** The case as it is now, and what must be written for that to be so. */
    public record Reassessed(Case theCase, List<Write> writes) {}

    /** @param changed the case as it was read, with what is true of it now */
    public Reassessed reassess(Stored<Case> stored, Case changed, Why why, Instant now) {
        var round = new Round(now);
        Case before = stored.value();
        Case after = round.square(round.assess(changed), why);
        boolean settled = before.compensation() instanceof Compensation.Issued
                && after.due().isZero();
        boolean unchanged = why == Why.GOODS_INSTEAD
                && after.assessment().amount().isEqual(before.assessment().amount());
        round.put(stored, after, settled || unchanged ? Optional.empty() : Optional.of(why));
        if (after.assessment().amount().isLessThan(before.assessment().amount())) {
            round.giveBack(after, _ -> true);
        }
        return new Reassessed(after, round.allWrites());
    }

    /** What a case that waits for its merchant's money is worth by now, and what is written beside it when it is paid. */
    public record Retaken(Case theCase, List<Write> beside) {}

    /** Takes what its caps have left by now, for a case that had left them; one that had not keeps what it has. */
    public Retaken retake(Stored<Case> stored, Instant now) {
        Case before = stored.value();
        var round = new Round(now);
        if (!round.hasLeftCaps(before)) {
            return new Retaken(before, round.allWrites());
        }
        Case after = round.assess(before);
        int change = after.assessment().amount().compareTo(before.assessment().amount());
        if (change < 0) {
            CaseId stockout = before.id().of(Violation.STOCKOUT);
            round.giveBack(after, other -> other.id().equals(stockout));
        }
        if (change != 0) {
            Why why = change > 0 ? Why.GIVEN_BACK : Why.GIVEN_BY_OTHERS;
            round.writes.addAll(notices.reassessed(after, stored.version(), why, now));
            after = after.worthTold(now);
        }
        return new Retaken(after, round.allWrites());
    }

    /**
     * Leaves what a case has of its caps to cases that may be paid: those of other merchants, and those that the platform
     * advances. Of those that wait too nobody is raised: each takes what the caps have left when its turn comes.
     *
     * @param waiting the case as it waits
     * @param given what its buyer has of what the policy gives: so much of its caps it keeps
     */
    public List<Write> leaveCaps(Stored<Case> stored, Case waiting, Money given, Instant now) {
        PolicyVersion policy = policies.get(waiting.policy());
        Caps.Place place = Caps.Place.of(waiting);
        var round = new Round(now);
        boolean left = round.caps.hasAtMost(policy, place, waiting.id(), given);
        if (left && waiting.equals(stored.value())) {
            return List.of();
        }
        round.writes.add(cases.put(Optional.of(stored), waiting));
        if (!left) {
            round.caps.use(policy, place, waiting.id(), given);
            round.giveBack(waiting, other -> !other.merchantId().equals(waiting.merchantId()) || advances(other));
        }
        return round.allWrites();
    }

    private boolean advances(Case c) {
        return policies.get(c.policy()).payment().shortfall() == Terms.Payment.Shortfall.ADVANCE;
    }

    /** What one decision changes. */
    private final class Round {
        private final Instant now;
        private final Caps caps = new Caps(database);
        private final Squaring squaring = new Squaring(database);
        private final List<Write> writes = new ArrayList<>();

        Round(Instant now) {
            this.now = now;
        }

        List<Write> allWrites() {
            writes.addAll(caps.writes());
            writes.addAll(squaring.writes());
            return List.copyOf(writes);
        }

        void put(Stored<Case> stored, Case after, Optional<Why> told) {
            writes.add(cases.put(Optional.of(stored), told.isPresent() ? after.worthTold(now) : after));
            told.ifPresent(why -> writes.addAll(notices.reassessed(after, stored.version(), why, now)));
        }

        Case square(Case assessed, Why why) {
            return squaring.square(assessed, policies.get(assessed.policy()), why, now);
        }

        Case assess(Case changed) {
            PolicyVersion policy = policies.get(changed.policy());
            Case assessed = possible(changed, policy);
            caps.use(
                    policy,
                    Caps.Place.of(changed),
                    changed.id(),
                    assessed.assessment().ofPolicy());
            return assessed.with(next(assessed, policy));
        }

        /** True if it waits for its merchant's money, and has less of its caps than it is worth. */
        boolean hasLeftCaps(Case c) {
            PolicyVersion policy = policies.get(c.policy());
            return c.compensation() instanceof Compensation.Suspended
                    && !caps.has(
                            policy, Caps.Place.of(c), c.id(), c.assessment().ofPolicy());
        }

        /** The case as it comes out with what its caps have left. */
        private Case possible(Case c, PolicyVersion policy) {
            Case again = c.in(c.circumstances().using(caps.usedByOthers(policy, Caps.Place.of(c), c.id())));
            return again.assessed(Assess.of(policy, again.facts()));
        }

        private Compensation next(Case c, PolicyVersion policy) {
            if (c.due().isZero()) {
                return c.compensated().isZero() ? new Compensation.Nothing() : issued(c);
            }
            return switch (c.compensation()) {
                case Compensation.Owed _, Compensation.AwaitingRefund _ -> c.compensation();
                // What more it is worth need not wait with it; its place it keeps.
                case Compensation.Suspended suspended -> new Compensation.Owed(suspended.since());
                case Compensation.Issued _, Compensation.Nothing _ -> owed(c, policy);
            };
        }

        /** One that was to be raised still has the coupon that it had. */
        private Compensation issued(Case c) {
            return c.compensation() instanceof Compensation.Issued
                    ? c.compensation()
                    : new Compensation.Issued(c.id().couponId(), now);
        }

        private Compensation owed(Case c, PolicyVersion policy) {
            Optional<Write> unsettled = policy.compensation().owedOn() == CompensationRule.OwedOn.REFUNDED
                    ? refunding.whileUnsettled(c.id())
                    : Optional.empty();
            unsettled.ifPresent(writes::add);
            return unsettled.isPresent() ? new Compensation.AwaitingRefund() : new Compensation.Owed(now);
        }

        void giveBack(Case from, Predicate<Case> to) {
            int raised = 0;
            for (Stored<Case> stored : affected(from)) {
                if (raised < MOST_RAISED
                        && to.test(stored.value())
                        && !hasLeftCaps(stored.value())
                        && raise(stored, from)) {
                    raised++;
                }
            }
        }

        private List<Stored<Case>> affected(Case from) {
            PolicyVersion policy = policies.get(from.policy());
            var ids = new LinkedHashSet<>(caps.others(policy, Caps.Place.of(from), from.id()));
            if (from.id().violation() == Violation.LATE_SHIPMENT) {
                ids.add(from.id().of(Violation.STOCKOUT));
            }
            return ids.stream()
                    .flatMap(id -> cases.find(id).stream())
                    .sorted(Comparator.comparing(stored -> stored.value().establishedAt()))
                    .toList();
        }

        /** Where a stockout has topped up what its line's late shipment gave, raising the latter would pay it twice. */
        private boolean raise(Stored<Case> stored, Case from) {
            CaseId stockout = stored.value().id().of(Violation.STOCKOUT);
            if (stored.value().id().violation() == Violation.STOCKOUT) {
                return raiseAlone(stored, from);
            }
            if (from.id().equals(stockout)) {
                return !toppedUp(from) && raiseAlone(stored, from);
            }
            Optional<Stored<Case>> other = cases.find(stockout);
            boolean raised = other.map(Stored::value).filter(this::toppedUp).isEmpty() && raiseAlone(stored, from);
            if (raised) {
                writes.add(cases.check(stockout, other));
            }
            return raised;
        }

        private boolean toppedUp(Case stockout) {
            return stockout.facts().exemption().isEmpty()
                    && policies.get(stockout.policy()).compensation().topsUp();
        }

        private boolean raiseAlone(Stored<Case> stored, Case from) {
            Case before = stored.value();
            boolean lateFirst = before.id().of(Violation.LATE_SHIPMENT).equals(from.id());
            Case now = lateFirst
                    ? before.in(before.circumstances()
                            .afterLateShipment(Assessing.forTheSameUnits(from, before.tranches())))
                    : before;
            Case possible = possible(now, policies.get(before.policy()));
            boolean more = possible.assessment()
                    .amount()
                    .isGreaterThan(before.assessment().amount());
            if (more) {
                put(stored, square(assess(now), Why.GIVEN_BACK), Optional.of(Why.GIVEN_BACK));
            } else if (lateFirst) {
                // It says what its late shipment gives, and what its caps had left, though it comes to the same.
                put(stored, possible, Optional.empty());
            }
            return more;
        }
    }
}
