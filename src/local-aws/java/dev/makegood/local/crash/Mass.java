package dev.makegood.local.crash;

import dev.makegood.local.client.OrderBody;
import dev.makegood.local.parallel.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** Places many orders of one SKU, all of which one recount strands. */
final class Mass {
    private static final String MERCHANT = "m-1";
    private static final String SKU = "everybody-wants-it";
    private static final long PAID = 9_900;

    private final int orders;
    private final UnderLoad load;

    Mass(int orders, UnderLoad load) {
        this.orders = orders;
        this.load = load;
    }

    void place() {
        Instant now = load.platform().clock().now();
        Parallel.each(IntStream.range(0, orders).boxed().toList(), number -> {
            var line = OrderBody.line("1", MERCHANT, SKU, 1, PAID, now.plus(Duration.ofDays(60)));
            String order = "mass-" + number;
            var body = BareRule.of(OrderBody.of("mass-buyer-" + number, now.minusSeconds(number), line)
                    .paidBy(load.provider().pay(order, PAID)));
            load.caller().put("platform", null, "/orders/" + order, body);
        });
    }

    void strand() {
        String recount = "/merchants/" + MERCHANT + "/stock/" + SKU + "/recounts/r-1";
        load.caller().put("merchant", MERCHANT, recount, Map.of("onHand", 0));
        for (int number = 0; number < orders; number++) {
            load.accepted()
                    .order(new Expected("mass-" + number, "mass-buyer-" + number, MERCHANT, "recount", 1, PAID, PAID));
        }
    }
}
