package dev.makegood.functions.stock;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.Wrong;
import dev.makegood.order.OrderLine;
import dev.makegood.order.stockaudit.RepairStock;
import dev.makegood.order.stockaudit.StockAudit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a stock position, the sums of its order lines, and the lines that explain them. */
public record StockAuditView(
        String merchantId,
        String sku,
        long version,
        boolean agrees,
        Units says,
        Units comesTo,
        List<LineView> lines,
        List<UnreadableView> unreadable) {
    /** Shows a line that cannot be read. */
    public record UnreadableView(String orderId, String lineId) {}

    /** Shows the units that open lines wait for, and those that buyers of short lines wait for. */
    public record Units(long allocated, long awaited) {}

    /** Shows a line that counts towards the sums. */
    public record LineView(String orderId, String lineId, int quantity, int shipped, int open, int awaited) {
        static LineView of(OrderLine line) {
            return new LineView(
                    line.orderId(),
                    line.line().lineId(),
                    line.line().quantity(),
                    line.units().shipped(),
                    line.open(),
                    line.units().awaited());
        }
    }

    /** Shows a wrong position, and since when that is known. */
    public record WrongPositionView(String merchantId, String sku, String what, Optional<Instant> since) {
        public static WrongPositionView of(StockPosition position) {
            Wrong wrong = position.wrong().orElseThrow();
            return new WrongPositionView(position.merchantId(), position.sku(), wrong.what(), wrong.since());
        }
    }

    /** Shows a repair as recorded. */
    public record RepairView(
            String merchantId, String sku, long version, Units before, Units after, Actor by, Instant at) {
        public static RepairView of(RepairStock.Repaired repaired) {
            var told = repaired.told();
            return new RepairView(
                    repaired.stock().merchantId(),
                    repaired.stock().sku(),
                    told.version(),
                    new Units(repaired.allocatedBefore(), repaired.awaitedBefore()),
                    new Units(told.allocated(), told.awaited()),
                    repaired.by(),
                    repaired.at());
        }
    }

    public static StockAuditView of(StockAudit.Compared found) {
        var position = found.position();
        return new StockAuditView(
                position.merchantId(),
                position.sku(),
                found.version(),
                found.agrees(),
                new Units(position.allocated(), position.awaited()),
                new Units(found.allocated(), found.awaited()),
                found.lines().stream().map(LineView::of).toList(),
                found.unreadable().stream()
                        .map(line -> new UnreadableView(line.orderId(), line.lineId()))
                        .toList());
    }
}
