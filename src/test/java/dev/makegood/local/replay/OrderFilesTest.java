package dev.makegood.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFilesTest {
    private static final String ORDER = "o1,b1,2017-01-02 10:00:00,";
    private static final String ITEM = "o1,1,s1,m1,2017-01-05 10:00:00,48.9,16.6";

    private static final String ITEMS =
            "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n";

    private static final Rules RULES = Rules.article(48);
    private static final OrderFiles FILES = new OrderFiles(RULES.currency(), RULES.zone());

    @TempDir
    Path folder;

    @Test
    void readsLocalTimeAndExactMoneyAndShipsNothingBeforeItsPurchase() throws IOException {
        RealOrder order = read(ORDER + "2017-01-01 09:00:00", ITEM).getFirst();
        assertEquals(Instant.parse("2017-01-02T13:00:00Z"), order.paidAt());
        assertEquals(Optional.of(order.paidAt()), order.shippedAt());
        assertEquals(
                List.of(new RealOrder.RealLine("1", "m1", "s1", 6550, Instant.parse("2017-01-05T13:00:00Z"))),
                order.lines());
    }

    @Test
    void nothingIsPromisedForBeforeItsPurchase() throws IOException {
        RealOrder order = read(ORDER, ITEM.replace("2017-01-05", "2016-12-30")).getFirst();
        assertEquals(order.paidAt(), order.lines().getFirst().promisedShipAt());
    }

    @Test
    void anOrderWithoutHandOverWasNeverShipped() throws IOException {
        assertEquals(Optional.empty(), read(ORDER, ITEM).getFirst().shippedAt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        o1,b1,2017-02-30 10:00:00, | o1,1,s1,m1,2017-01-05 10:00:00,1,1 | orders.csv:2: order_purchase_timestamp is no time
        o2,b2,garbage, | o1,1,s1,m1,2017-01-05 10:00:00,1,1 | orders.csv:2: order_purchase_timestamp is no time
        o1,b1,2017-01-02 10:00:00, | o1,1,s1,m1,2017-01-05 10:00:00,1.001,1 | order_items.csv:2: price is no amount
        o1,b1,2017-01-02 10:00:00, | o1,1,s1,m1,2017-01-05 10:00:00,1,-1 | order_items.csv:2: freight_value is no amount
        o1,b1,2017-01-02 10:00:00, | o1,1,s1,m1,2017-01-05 10:00:00,92233720368547758.07,1 | order_items.csv:2: price is no amount
        o1,b1,2017-01-02 10:00:00, | o9,1,s1,m1,2017-01-05 10:00:00,1,1 | order_items.csv:2: there is no order o9
        o1,b1,2017-01-02 10:00:00, | o1,1,s1 | order_items.csv:2: 3 values where the header has 7
        """)
    void damageIsRefusedByFileLineAndReason(String order, String item, String message) {
        var refused = assertThrows(DamagedFile.class, () -> read(order, item));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void aFileAsSpreadsheetsWriteItIsReadLikeAPlainOne() throws IOException {
        List<RealOrder> plain = read(ORDER, ITEM);
        for (String name : List.of("orders.csv", "order_items.csv")) {
            Path file = folder.resolve(name);
            String quoted = Files.readString(file)
                    .lines()
                    .map(line -> '"' + line.replace(",", "\",\"") + '"')
                    .collect(Collectors.joining("\r\n"));
            Files.writeString(file, "\uFEFF" + quoted + "\r\n\r\n");
        }
        assertEquals(plain, FILES.read(folder).paid());
    }

    @Test
    void aValueMayHaveCommasQuotesAndLineBreaksAndDamageIsNamedByTheLineOfTheFile() throws IOException {
        write("order_id,customer_id,order_purchase_timestamp,order_delivered_carrier_date,note\n"
                + "o1,b1,2017-01-02 10:00:00,,\"a, \"\"b\"\"\nc\"\n\n"
                + "o2,b1,never,,\"d\ne\"\n");
        var refused = assertThrows(DamagedFile.class, () -> FILES.read(folder));
        assertTrue(refused.getMessage().contains("orders.csv:5: order_purchase_timestamp"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"o1,\"b1,2017-01-02 10:00:00,", "o1,\"b1\"x,2017-01-02 10:00:00,"})
    void whatIsNotCsvIsRefused(String order) {
        var refused = assertThrows(DamagedFile.class, () -> read(order, ITEM));
        assertTrue(refused.getMessage().contains("is not CSV"), refused.getMessage());
    }

    @Test
    void anOrderThatWasNeverPaidIsLeftOutAndCounted() throws IOException {
        write(
                "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date\n"
                        + "o1,b1,canceled,2017-01-02 10:00:00,,\n"
                        + "o2,b2,created,2017-01-02 10:00:00,,\n"
                        + "o3,b3,canceled,2017-01-02 10:00:00,2017-01-02 10:05:00,\n"
                        + "o4,b4,delivered,2017-01-02 10:00:00,,2017-01-03 10:00:00\n");
        Files.writeString(
                folder.resolve("order_items.csv"),
                ITEMS
                        + Stream.of("o1", "o2", "o3", "o4")
                                .map(id -> ITEM.replace("o1", id))
                                .collect(Collectors.joining("\n")));
        OrderFiles.Orders read = FILES.read(folder);
        assertEquals(
                List.of("o3", "o4"),
                read.paid().stream().map(RealOrder::orderId).toList());
        assertEquals(2, read.neverPaid());
    }

    private void write(String orders) throws IOException {
        Files.writeString(folder.resolve("orders.csv"), orders);
        Files.writeString(folder.resolve("order_items.csv"), ITEMS + ITEM + "\n");
    }

    private List<RealOrder> read(String order, String item) throws IOException {
        write("order_id,customer_id,order_purchase_timestamp,order_delivered_carrier_date\n" + order + "\n");
        Files.writeString(folder.resolve("order_items.csv"), ITEMS + item + "\n");
        return FILES.read(folder).paid();
    }
}
