package dev.makegood.refund.external;

import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.order.Split;
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

/** Finds which refunds of a line can still be stopped, for units that were refunded elsewhere. */
final class UnsentRefunds {
    private final Map<Stored<Refund>, Refund> changed = new LinkedHashMap<>();
    private final Optional<Case> theCase;
    private final String merchantId;
    private OrderFunds funds;
    private Money withdrawn;
    private Money goods;
    private int units;
    private int awaited;
    private final int twice;

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
        this.theCase = theCase;
        merchantId = line.line().merchantId();
        funds = before;
        withdrawn = Money.zero(before.currency());
        goods = withdrawn;
        all.stream()
                .filter(stored ->
                        isStoppable(stored.value(), before) && !stored.value().hasReplacement())
                .forEach(stored -> take(stored, line, wanted - units, now));
        int gone = all.stream()
                .map(Stored::value)
                .filter(refund -> !isStoppable(refund, before) && !refund.hasReplacement())
                .filter(refund -> !(refund.state() instanceof RefundState.Withdrawn))
                .mapToInt(Refund::units)
                .sum();
        twice = Math.min(wanted - units, gone);
    }

    /** Returns true if nothing was sent. Once a refund draws on several payments, its transfers are no longer changed. */
    private static boolean isStoppable(Refund refund, OrderFunds before) {
        return refund.isUnsent() && !refund.split().isDrawn(before);
    }

    private void take(Stored<Refund> stored, OrderLine line, int wanted, Instant now) {
        Refund refund = stored.value();
        int taken = Math.min(wanted, refund.units());
        if (taken < 1) {
            return;
        }
        Split.Planned left =
                refund.payments().settledOnce() ? leftOfReturned(refund, taken) : leftOfUnsent(refund, line, taken);
        Refund after = refund.resplit(left.split()).refundedElsewhere(taken, now);
        changed.put(stored, after);
        withdrawn = withdrawn.plus(refund.total()).minus(after.total());
        funds = left.funds();
        units += taken;
        awaited += refund.state() instanceof RefundState.Deferred ? taken : 0;
    }

    /** Plans nothing if no unit is left: what other units' refunds lack is made up for by the next one that is sent. */
    private Split.Planned leftOfUnsent(Refund refund, OrderLine line, int taken) {
        OrderFunds released = funds.released(merchantId, refund.split());
        Money nothing = Money.zero(released.currency());
        Split.Planned left = taken == refund.units()
                ? new Split.Planned(released, new Split(nothing, List.of()), nothing)
                : released.plan(merchantId, priceOfTheRest(refund, line, taken));
        goods = goods.plus(refund.split().goods()).minus(left.split().goods());
        return left;
    }

    /**
     * Returns the price of the units that the refund keeps. After a swap only the difference is refunded; the price of
     * the replacement stays with its own line.
     */
    private Money priceOfTheRest(Refund refund, OrderLine line, int taken) {
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
