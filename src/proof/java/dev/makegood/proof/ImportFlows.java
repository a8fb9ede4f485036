package dev.makegood.proof;

import dev.makegood.imports.FileImport;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Holds a story whose orders come by a file with a broken line, which two workers import. */
final class ImportFlows {
    private static final String BUYER = "buyer-1";
    private static final String HEADER =
            "orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt\n";

    private ImportFlows() {}

    static Stream<Flow> all() {
        return Stream.of(new Flow(
                "orders from a file, by two workers", 0, WitnessGateway.Behaviour.PAYS, 4_002, market -> {
                    var ware = new StoryMarket.Ware("M1", "A", 2, 2_001, Duration.ofDays(20), List.of());
                    String csv = HEADER;
                    for (String orderId : List.of("O1", "O2")) {
                        PaidOrder order = market.order(orderId, market.name(BUYER), Duration.ofHours(1), List.of(ware));
                        market.history().journal.orders.put(orderId, order);
                        csv += line(order);
                    }
                    FileImport done = market.importOrders(BUYER, csv + "O3,somebody,CNY,yesterday,1,M1,A,1,1,never\n");
                    if (done.progress().refused() != 1 || done.progress().done() != 3) {
                        throw new IllegalStateException("the file ended in " + done);
                    }
                    market.count("O1", "O2");
                    market.untilDay(1);
                    market.admit("O1", OptionalInt.empty());
                    market.sweepUntilRefunded("O1");
                }));
    }

    private static String line(PaidOrder order) {
        PaidOrder.PaidLine line = order.lines().getFirst();
        return String.join(
                        ",",
                        order.orderId(),
                        BUYER,
                        Shop.CNY.getCode(),
                        order.paidAt().toString(),
                        line.lineId(),
                        line.merchantId(),
                        line.sku(),
                        Integer.toString(line.quantity()),
                        BigDecimal.valueOf(line.paid().getAmountMinorLong(), 2).toString(),
                        line.promisedShipAt().toString())
                + "\n";
    }
}
