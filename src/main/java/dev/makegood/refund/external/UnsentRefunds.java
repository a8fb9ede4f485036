package dev.makegood.refund.external;

import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.order.Split;
import dev.makegood.refund.ExcludedUnits;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Finds which refunds of a line change for units that were refunded elsewhere, and stops those that can be stopped. */
final class UnsentRefunds {
    private final Map<Stored<Refund>, Refund> changed = new LinkedHashMap<>();
    private final List<Stored<Refund>> all;
    private final OrderLine line;
    private final Instant now;
    private final int wanted;
    private final Optional<Case> theCase;
    private final String merchantId;
    private final OrderFunds before;
    private OrderFunds funds;
    private Money withdrawn;
    private Money goods;
    private int units;
    private int awaited;
    private int twice;

    /**
     * Computes the changes.
     *
     * @param wanted the number of units, not open, whose refund should not be sent
     */
    UnsentRefunds(
            OrderLine line,
            Optional<Case> theCase,
            List<Stored<Refund>> all,
            int wanted,
            OrderFunds before,
            Instant now) {
        this.before = before;
        this.wanted = wanted;
        this.all = all;
        this.line = line;
        this.now = now;
        this.theCase = theCase;
        merchantId = line.line().merchantId();
        funds = before;
        withdrawn = Money.zero(before.currency());
        goods = withdrawn;
        all.stream()
                .filter(stored ->
                        isStoppable(stored.value(), before) && !stored.value().isOfDifference())
                .forEach(stored -> units += take(stored, wanted - units));
        all.stream()
                .filter(stored ->
                        !isStoppable(stored.value(), before) && !stored.value().isOfDifference())
                .filter(stored -> !(stored.value().state() instanceof RefundState.Withdrawn))
                .forEach(this::refundedTwice);
    }

    /** The transfers of several payments are not marked, since nothing stops them later either. */
    private void refundedTwice(Stored<Refund> stored) {
        var refund = new ExcludedUnits(stored.value());
        int found = Math.min(wanted - units - twice, refund.refundedOnce());
        if (found > 0) {
            twice += found;
            if (!stored.value().split().isDrawn(before)) {
                changed.put(stored, refund.twice(found));
            }
        }
    }

    /** Returns true if nothing was sent. Once a refund draws on several payments, its transfers are no longer changed. */
    private static boolean isStoppable(Refund refund, OrderFunds before) {
        return refund.isUnsent() && !refund.split().isDrawn(before);
    }

    /** Returns how many units have their refund stopped: none that an earlier report has marked as refunded twice. */
    private int take(Stored<Refund> stored, int wanted) {
        Refund refund = stored.value();
        int taken = Math.min(wanted, new ExcludedUnits(refund).refundedOnce());
        if (taken < 1) {
            return 0;
        }
        Split.Planned left =
                refund.payments().settledOnce() ? leftOfReturned(refund, taken) : leftOfUnsent(refund, taken);
        Refund after = refund.resplit(left.split()).refundedElsewhere(taken, now);
        changed.put(stored, after);
        withdrawn = withdrawn.plus(refund.total()).minus(after.total());
        funds = left.funds();
        awaited += refund.state() instanceof RefundState.Deferred ? taken : 0;
        return taken;
    }

    /**
     * Records units that were sent while the buyer waited: what is refunded elsewhere is not refunded here if the
     * shipment is undone.
     *
     * @return how many units these are, at most {@code wanted}
     */
    int sent(int wanted) {
        List<Refund> refunds = all.stream().map(Stored::value).toList();
        int found = 0;
        for (Stored<Refund> stored : all) {
            int taken = Math.min(wanted - found, new ExcludedUnits(stored.value()).refundedIfInVain(refunds));
            if (taken > 0) {
                Refund refund = changed.getOrDefault(stored, stored.value());
                changed.put(stored, new ExcludedUnits(refund).sentAndElsewhere(taken));
                found += taken;
            }
        }
        return found;
    }

    /**
     * Records units that were swapped and whose replacement was not sent: they get no goods, and what is still to be
     * refunded of a price difference is stopped.
     */
    void swapped(OrderLine.Replaced replaced, int wanted) {
        int left = wanted;
        for (Stored<Refund> stored : all) {
            Refund refund = stored.value();
            if (!refund.isOfDifference() || !refund.choice().orElseThrow().at().equals(replaced.at())) {
                continue;
            }
            if (isStoppable(refund, before)) {
                left -= take(stored, left);
            } else {
                int taken = Math.min(left, refund.units());
                changed.put(stored, new ExcludedUnits(refund).withoutReplacement(taken));
                left -= taken;
            }
        }
    }

    /** Plans nothing if no unit is left: what other units' refunds lack is made up for by the next one that is sent. */
    private Split.Planned leftOfUnsent(Refund refund, int taken) {
        OrderFunds released = funds.released(merchantId, refund.split());
        Money nothing = Money.zero(released.currency());
        Split.Planned left = taken == refund.units()
                ? new Split.Planned(released, new Split(nothing, List.of()), nothing)
                : released.plan(merchantId, priceOfTheRest(refund, taken));
        goods = goods.plus(refund.split().goods()).minus(left.split().goods());
        return left;
    }

    /**
     * Returns the price of the units that the refund keeps. After a swap only the difference is refunded; the price of
     * the replacement stays with its own line.
     */
    private Money priceOfTheRest(Refund refund, int taken) {
        if (refund.isOfDifference()) {
            return Shares.cumulative(refund.split().goods(), refund.units() - taken, refund.units());
        }
        int to = refund.refundId().toUnit();
        return theCase.orElseThrow(() -> new TornRead(refund.refundId() + " has no case"))
                .paid(line, to - (refund.units() - taken), to);
    }

    /** Keeps the amounts that were returned to coupons: only the cash came back, so only cash is stopped. */
    private Split.Planned leftOfReturned(Refund refund, int taken) {
        Money cash = refund.split().cash();
        Money still = Shares.cumulative(cash, refund.units() - taken, refund.units());
        return new Split.Planned(
                funds.released(merchantId, new Split(cash.minus(still), List.of())),
                new Split(
                        still,
                        refund.split().toCoupons(),
                        refund.split().payments(),
                        refund.split().made()),
                Money.zero(cash.getCurrencyUnit()));
    }

    /** Returns the refunds that change, each with its new state. */
    Map<Stored<Refund>, Refund> changed() {
        return changed;
    }

    /** Returns the order's funds without the stopped amount. */
    OrderFunds funds() {
        return funds;
    }

    /** Returns the stopped amount. */
    Money withdrawn() {
        return withdrawn;
    }

    /** Returns the price of the units whose refund was stopped before it was ever paid. */
    Money goods() {
        return goods;
    }

    /** Returns how many units have their refund stopped. */
    int units() {
        return units;
    }

    /** Returns how many of those units their buyer waited for. */
    int awaited() {
        return awaited;
    }

    /** Returns how many units have their refund at the gateway, parked or settled. */
    int twice() {
        return twice;
    }
}
