package dev.makegood.proof;

import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds a story whose reports come by the platform's queue, in batches of which a part may fail. */
final class MessageFlows {
    private static final String BUYER = "buyer-1";

    private MessageFlows() {}

    static Stream<Flow> all() {
        return Stream.of(new Flow(
                "messages that the queue hands over again", 0, WitnessGateway.Behaviour.PAYS, 1_000, market -> {
                    var ware = new StoryMarket.Ware("M1", "A", 2, 2_001, Duration.ofDays(20), List.of());
                    PaidOrder order = market.order("O1", market.name(BUYER), Duration.ofHours(1), List.of(ware));
                    market.history().journal.orders.put("O1", order);
                    String count = message("/merchants/M1/stock/A/recounts/c-1", "{'onHand':9}");
                    String topUp = message(
                            "/merchants/M1/top-ups/t-1", "{'amountMinor':300,'currency':'CNY','into':'balance'}");
                    market.messages(BUYER, batch(topUp, count, message(order)));
                    market.count("O1");
                    market.untilDay(1);
                    String shipment = message(
                            "/orders/O1/shipments/s-1",
                            "{'shippedAt':'%s','lines':[{'lineId':'1','quantity':1}]}"
                                    .formatted(Shop.START.plus(Duration.ofHours(12))));
                    market.messages(BUYER, batch(shipment, topUp, message(order)));
                    market.admit("O1", OptionalInt.empty());
                    market.sweepUntilRefunded("O1");
                }));
    }

    private static Map<String, String> batch(String... messages) {
        var batch = new TreeMap<String, String>();
        for (String message : messages) {
            batch.put("m-" + batch.size(), message);
        }
        return batch;
    }

    private static String message(PaidOrder order) {
        PaidOrder.PaidLine line = order.lines().getFirst();
        return message(
                "/orders/" + order.orderId(),
                ("{'buyerId':'%s','currency':'CNY','paidAt':'%s','lines':[{'lineId':'1','merchantId':'%s','sku':'%s',"
                                + "'quantity':%d,'paidMinor':%d,'promisedShipAt':'%s'}]}")
                        .formatted(
                                BUYER,
                                order.paidAt(),
                                line.merchantId(),
                                line.sku(),
                                line.quantity(),
                                line.paid().getAmountMinorLong(),
                                line.promisedShipAt()));
    }

    private static String message(String path, String body) {
        return "{'path':'%s','body':%s}".formatted(path, body).replace('\'', '"');
    }
}
