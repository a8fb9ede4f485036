package dev.makegood.local.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Writes a small folder in the form of the real data, always the same: most orders ship in time, some late, some never.
 */
final class SmallYear {
    static final int ORDERS = 40;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int SELLERS = 7;

    private SmallYear() {}

    static void write(Path folder) throws IOException {
        var random = new Random(5);
        var orders = new StringBuilder("order_id,customer_id,order_purchase_timestamp,order_delivered_carrier_date\n");
        var items = new StringBuilder(
                "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n");
        LocalDateTime paid = LocalDateTime.of(2016, 12, 29, 8, 0);
        for (int order = 0; order < ORDERS; order++) {
            paid = paid.plusMinutes(random.nextInt(900));
            LocalDateTime promised = paid.plusHours(24 + random.nextInt(96));
            String shipped = random.nextInt(6) == 0 ? "" : TIME.format(promised.plusHours(random.nextInt(150) - 60));
            orders.append("order-%d,customer-%d,%s,%s%n".formatted(order, order, TIME.format(paid), shipped));
            int lines = 1 + random.nextInt(3) / 2;
            for (int line = 1; line <= lines; line++) {
                int seller = random.nextInt(SELLERS);
                items.append("order-%d,%d,product-%d-%d,seller-%d,%s,%d.%02d,%d.50%n"
                        .formatted(
                                order,
                                line,
                                seller,
                                random.nextInt(3),
                                seller,
                                TIME.format(promised.plusHours(line - 1L)),
                                10 + random.nextInt(90),
                                random.nextInt(100),
                                5 + random.nextInt(9)));
            }
        }
        Files.writeString(folder.resolve("orders.csv"), orders);
        Files.writeString(folder.resolve("order_items.csv"), items);
    }
}
