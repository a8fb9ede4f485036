package dev.makegood.mapping;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import dev.makegood.order.Shipment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that the examples of every shipped map hold. */
class ShippedMapsTest {
    private static final Path FOLDER = Path.of("src/main/resources/maps");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    @Test
    void aShipmentHasAsManyLinesAsTheHandlersTake() {
        assertEquals(Shipment.MAX_LINES, Parts.MOST_LINES);
    }

    /** Half of a pair of UTF-16 is no text. */
    @Test
    void anIdThatIsNoTextIsNamedAndTheNextRecordIsRead() {
        String record = "{\"orderId\": \"%s\", \"shipmentId\": \"s\", \"shippedAt\": \"2026-03-02T02:00:00Z\","
                + " \"lineId\": \"1\", \"quantity\": 1}\n";
        String file = record.formatted("\\ud800") + record.formatted("O2");
        Mapping.Result read = ReportMap.shipped("shipments").orElseThrow().reports(file);
        assertEquals(
                List.of(1), read.broken().stream().map(Records.Broken::line).toList());
        assertEquals(
                List.of("/orders/O2/shipments/s"),
                read.reports().stream().map(Report::path).toList());
    }

    @Test
    void theListForCallersHasAllThatTheApiTakes() throws IOException {
        assertEquals(
                names().filter(name -> !ReportMap.shipped(name).orElseThrow().isOfFines())
                        .toList(),
                ReportMap.OF_THE_API);
    }

    @Test
    void aMapSaysWhichColumnsItReadsAndWhichItNeeds() {
        ReportMap topUps = ReportMap.shipped("top-ups").orElseThrow();
        assertEquals("top-ups", topUps.report());
        assertEquals(
                Stream.of("amount", "currency", "into", "merchantId", "topUpId")
                        .map(name -> new ReportMap.Column(name, true))
                        .toList(),
                topUps.columns());
        List<ReportMap.Column> columns =
                ReportMap.shipped("shopify-orders").orElseThrow().columns();
        for (String optional : List.of("financial_status", "token", "line_items/discount_allocations/*/amount")) {
            assertTrue(columns.contains(new ReportMap.Column(optional, false)), optional);
        }
        assertTrue(columns.contains(new ReportMap.Column("line_items/price", true)));
    }

    /** A file with just these columns has a header that is taken, and one without any of them has not. */
    @Test
    void aFileNeedsTheRequiredColumnsAndMayHaveTheOthers() {
        for (String name :
                List.of("orders", "shipments", "recounts", "top-ups", "jushuitan-orders", "wangdian-orders")) {
            ReportMap map = ReportMap.shipped(name).orElseThrow();
            List<String> all =
                    map.columns().stream().map(ReportMap.Column::name).toList();
            List<String> required = map.columns().stream()
                    .filter(ReportMap.Column::required)
                    .map(ReportMap.Column::name)
                    .toList();
            assertDoesNotThrow(() -> map.checkHeader(all), name);
            assertDoesNotThrow(() -> map.checkHeader(required), name);
            for (String column : required) {
                List<String> fewer =
                        required.stream().filter(one -> !one.equals(column)).toList();
                assertThrows(InvalidInput.class, () -> map.checkHeader(fewer), column);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsExamplesHold(String name) throws IOException {
        ReportMap proven = ReportMap.of(Files.readString(FOLDER.resolve(name + ".yaml")));
        assertEquals(proven, ReportMap.shipped(name).orElseThrow());
    }
}
