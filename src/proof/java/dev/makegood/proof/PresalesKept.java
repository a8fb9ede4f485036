package dev.makegood.proof;

import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks that no count makes an order short before the date against which its goods were sold. */
final class PresalesKept {
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    PresalesKept(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
    }

    void check(Journal journal) {
        Map<StockKey, StockPosition> positions = rows.of(StockPosition.class, Table.STOCK, "POSITION").stream()
                .collect(Collectors.toMap(StockPosition::key, Function.identity()));
        Map<LineRef, OrderLine> lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(Collectors.toMap(OrderLine::ref, Function.identity()));
        for (Case theCase : rows.of(Case.class, Table.CASES, "CASE")) {
            OrderLine line =
                    lines.get(new LineRef(theCase.id().orderId(), theCase.id().lineId()));
            var key = new StockKey(line.line().merchantId(), line.line().sku());
            Instant since = journal.presales.get(key);
            if (since != null && theCase.id().violation() == Violation.STOCKOUT) {
                theCase.tranches().stream()
                        .filter(tranche -> isTooEarly(tranche, line, positions.get(key), since))
                        .forEach(tranche -> violations.accept(
                                line.ref() + " was sold in a presale that was not over at " + tranche.at()));
            }
        }
    }

    private static boolean isTooEarly(Tranche tranche, OrderLine line, StockPosition position, Instant since) {
        return tranche.trigger() == Trigger.RECOUNT
                && tranche.at().isAfter(since.plus(History.SKEW))
                && position.shields(line.paidAt(), tranche.at());
    }
}
