package dev.makegood.choice;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Split;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.GoodsInstead;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Swaps the units of a refund in one transaction: the stock of the replacement, its new line, and the refunded
 * difference.
 */
final class Swapping {
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Refunds refunds;
    private final Stock stock;
    private final Replacements replacements;
    private final Policies policies;
    private final GoodsInstead goodsInstead;
    private final ChoiceNotices notices;

    Swapping(Database database) {
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        refunds = new Refunds(database);
        stock = new Stock(database);
        replacements = new Replacements(database);
        policies = new Policies(database);
        goodsInstead = new GoodsInstead(database);
        notices = new ChoiceNotices(database);
    }

    Decision<Outcome<Refund>> swap(
            Stored<Refund> stored, Choice made, Choice.Swap wanted, Stored<Case> theCase, Stored<OrderLine> line) {
        Optional<Replacement.ReplacementCommand> offer =
                replacements.find(theCase.value().id(), wanted.replacementId()).map(Replacement::told);
        if (offer.isEmpty()) {
            return Choose.refused(Refusal.STATE, "replacementId", "was not offered for this case");
        }
        if (!offer.get().shipBy().isAfter(made.at())) {
            return Choose.refused(
                    Refusal.STATE,
                    "replacementId",
                    "has expired: it was to ship by " + offer.get().shipBy());
        }
        int units = stored.value().units();
        Optional<Stored<StockPosition>> position = stock.find(
                new StockKey(theCase.value().merchantId(), offer.get().sku()));
        long available =
                position.map(Stored::value).flatMap(StockPosition::available).orElse(0L);
        if (available < units) {
            return Choose.refused(
                    Refusal.STATE,
                    "replacementId",
                    "has too little stock left: " + available + " of " + units + " units");
        }
        return decide(stored, made, offer.get(), theCase, line.value(), position.orElseThrow());
    }

    private Decision<Outcome<Refund>> decide(
            Stored<Refund> stored,
            Choice made,
            Replacement.ReplacementCommand offer,
            Stored<Case> theCase,
            OrderLine line,
            Stored<StockPosition> position) {
        Refund refund = stored.value();
        Swapped worth = Swapped.of(refund.split().goods(), offer.unitPrice(), refund.units());
        Stored<OrderFunds> funds = fundsRows.get(line.orderId());
        String merchantId = line.line().merchantId();
        Split.Planned back = funds.value().released(merchantId, refund.split()).plan(merchantId, worth.refunded());
        boolean goods = policies.get(theCase.value().policy())
                .compensation()
                .isMadeGood(worth.paid(), refund.split().goods());
        Refund swapped = refund.chosen(goods ? made.makingGood() : made).swapped(back.split());
        OrderLine replacement = line(line, offer, worth, refund, made.at());
        var writes = new ArrayList<Write>(goodsInstead.writes(theCase, swapped, made.at()));
        writes.add(refunds.replace(stored, swapped));
        writes.add(fundsRows.replace(funds, back.funds()));
        writes.add(orders.create(replacement));
        writes.add(stock.replace(
                position, position.value().allocate(replacement.sale(refund.units()), made.at(), made.at())));
        writes.addAll(notices.swapped(theCase.value(), swapped, replacement.line(), worth));
        return new Decision<>(new Outcome.Created<>(swapped), writes);
    }

    /**
     * Creates the new line with the payment time of the order, and thereby with the order's place in the queue for
     * stock.
     */
    private OrderLine line(
            OrderLine line, Replacement.ReplacementCommand offer, Swapped worth, Refund refund, Instant at) {
        return OrderLine.replacing(
                line,
                new PaidOrder.PaidLine(
                        freeLineId(line, refund.refundId().fromUnit()),
                        line.line().merchantId(),
                        offer.sku(),
                        refund.units(),
                        worth.paid(),
                        offer.shipBy(),
                        line.line().attributes()),
                at);
    }

    /** Returns an id for the new line that the platform, which assigns line ids, has not used. */
    private String freeLineId(OrderLine line, int fromUnit) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> "swap-" + fromUnit + "-" + n)
                .filter(id -> orders.findLine(new LineRef(line.orderId(), id)).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
