package dev.makegood.stockout.assessment;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Assesses a case again from changed facts, under the version that it keeps. The buyer keeps what was given; the
 * platform reimburses the merchant. What the case no longer uses of its caps goes to other cases of the same scopes, in
 * the order in which they were established.
 */
public final class Reassessing {
    /**
     * The most cases that one transaction, of at most 100 writes, raises. What they leave goes to the next case of the
     * scope.
     */
    static final int MOST_RAISED = 16;

    /** Limits the raised cases when the growth of a line is written in the same transaction. */
    private static final int MOST_RAISED_BY_GROWTH = 8;

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

    /** Holds the case as assessed, and the writes that make it so. */
    public record Reassessed(Case theCase, List<Write> writes) {}

    /**
     * Assesses a case again.
     *
     * @param changed the case as it was read, with its facts changed
     */
    public Reassessed reassess(Stored<Case> stored, Case changed, Why why, Instant now) {
        var round = round(now);
        Case before = stored.value();
        Case after = round.square(round.assess(changed), why);
        boolean settled = before.compensation() instanceof Compensation.Issued
                && after.due().isZero();
        boolean unchanged = why == Why.GOODS_INSTEAD
                && after.assessment().amount().isEqual(before.assessment().amount());
        boolean toldApart = why == Why.TAKEN_BACK;
        round.put(stored, after, settled || unchanged || toldApart ? Optional.empty() : Optional.of(why));
        if (after.assessment().amount().isLessThan(before.assessment().amount())) {
            round.giveBack(after, MOST_RAISED, _ -> true);
        }
        return new Reassessed(after, round.allWrites());
    }

    /** Holds what a case that waits for its merchant's money is worth now, and what is written with its payment. */
    public record Retaken(Case theCase, List<Write> beside) {}

    /** Takes what the caps have left, for a case that had given up its share. A case that had not keeps what it has. */
    public Retaken retake(Stored<Case> stored, Instant now) {
        Case before = stored.value();
        var round = round(now);
        if (!round.hasLeftCaps(before)) {
            return new Retaken(before, round.allWrites());
        }
        Case after = round.assess(before);
        int change = after.assessment().amount().compareTo(before.assessment().amount());
        if (change > 0 && isLate(before) && round.isToppedUp(before.id(), before)) {
            // The stockout already gives this amount; raising the late shipment would pay it twice.
            return new Retaken(round.keep(before), round.allWrites());
        }
        if (change < 0) {
            CaseId stockout = before.id().of(Violation.STOCKOUT);
            round.giveBack(after, 1, other -> other.id().equals(stockout));
            // What it gives up of one cap, because another cap is used up, goes to other cases. The payment writes its
            // merchant's account, so cases whose merchant must be debited again are left for later.
            round.giveBack(
                    after,
                    MOST_RAISED_BY_GROWTH,
                    other -> !other.id().equals(stockout) && other.reimbursed().isZero());
        }
        if (change != 0) {
            Why why = change > 0 ? Why.GIVEN_BACK : Why.GIVEN_BY_OTHERS;
            round.addAll(notices.reassessed(after, stored.version(), why, now));
            after = after.worthTold(now);
        }
        return new Retaken(after, round.allWrites());
    }

    /**
     * Gives up a case's share of its caps to cases that can be paid now: those of other merchants and those that the
     * platform advances. Other waiting cases are not raised; each takes what the caps have left when its turn comes.
     *
     * @param waiting the case as it waits
     * @param given what its buyer has been given under the policy; the case keeps this share of its caps
     */
    public List<Write> leaveCaps(Stored<Case> stored, Case waiting, Money given, Instant now) {
        PolicyVersion policy = policies.get(waiting.policy());
        Caps.Place place = Caps.Place.of(waiting);
        var round = round(now);
        boolean left = round.caps().hasAtMost(policy, place, waiting.id(), given);
        if (left && waiting.equals(stored.value())) {
            return List.of();
        }
        round.add(cases.replace(stored, waiting));
        if (!left) {
            round.caps().use(policy, place, waiting.id(), given);
            round.giveBack(
                    waiting, MOST_RAISED, other -> !other.merchantId().equals(waiting.merchantId()) || advances(other));
        }
        return round.allWrites();
    }

    /**
     * Passes on the caps that a case no longer uses because it is worth less after growing, in the decision that grows
     * it.
     */
    public List<Write> passOn(Assessing.Assessed lowered, Instant now) {
        var round = new Round(database, refunding, lowered.caps(), lowered.squaring(), now);
        round.addAll(lowered.guards());
        round.giveBack(lowered.theCase(), MOST_RAISED_BY_GROWTH, _ -> true);
        return round.allWrites();
    }

    private Round round(Instant now) {
        return new Round(database, refunding, new Caps(database), new Squaring(database), now);
    }

    private static boolean isLate(Case c) {
        return c.id().violation() == Violation.LATE_SHIPMENT;
    }

    private boolean advances(Case c) {
        return policies.get(c.policy()).payment().shortfall() == Terms.Payment.Shortfall.ADVANCE;
    }
}
