package dev.makegood.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @ParameterizedTest
    @MethodSource("names")
    void itsExamplesHold(String name) throws IOException {
        ReportMap proven = ReportMap.of(Files.readString(FOLDER.resolve(name + ".yaml")));
        assertEquals(proven, ReportMap.shipped(name).orElseThrow());
    }
}
