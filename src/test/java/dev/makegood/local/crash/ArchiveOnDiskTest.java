package dev.makegood.local.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.archive.ArchiveOrders;
import dev.makegood.order.archive.Retention;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants faults in an archive that a crash might leave: the look at it finds each of them. */
class ArchiveOnDiskTest {
    private static final Map<String, Integer> SOLD = Map.of("o-1", 3, "o-2", 3, "o-3", 3);

    private final MemoryDatabase memory = new MemoryDatabase();
    private final MemoryArchive written = new MemoryArchive();
    private final Shop shop = new Shop(memory, new MemoryScanner(memory, 5));

    @TempDir
    Path bucket;

    @BeforeEach
    void sellAndCopy() throws IOException {
        for (String order : SOLD.keySet()) {
            shop.place(order, Shop.line("1", "M1", "S1", 1, 9_900));
            shop.ship(order, "p-1", "1", 1);
        }
        shop.clock.advance(Duration.ofDays(125));
        pass();
        for (var object : written.objects.entrySet()) {
            Path file = bucket.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, object.getValue());
        }
    }

    private void pass() {
        new ArchiveOrders(memory, new MemoryScanner(memory, 5), written, new Retention(TimeLimit.ofDays(90)))
                .runOnce(shop.clock.instant(), 100);
    }

    private ArchiveOnDisk found(Predicate<Row> of) {
        var orders = new ArrayList<Row>();
        var archive = new ArrayList<Row>();
        for (Row row : memory.all().stream().filter(of).toList()) {
            if (row.key().table() == Table.ORDERS) {
                orders.add(row);
            } else if (row.key().table() == Table.ARCHIVE) {
                archive.add(row);
            }
        }
        return ArchiveOnDisk.of(orders, archive, bucket);
    }

    private List<String> problems(Predicate<Row> of) {
        return found(of).problems(SOLD);
    }

    @Test
    void nothingIsWrongBetweenThePassesOrAfterThem() {
        assertEquals(List.of(), problems(_ -> true));
        assertEquals(3, found(_ -> true).copied(SOLD));
        assertEquals(0, found(_ -> true).gone(SOLD));

        shop.clock.advance(Duration.ofDays(7));
        pass();

        assertEquals(List.of(), problems(_ -> true));
        assertEquals(3, found(_ -> true).gone(SOLD));
    }

    @Test
    void anOrderThatLeftInPartIsFound() {
        assertEquals(
                List.of("o-2 has 2 of its 3 rows"),
                problems(row -> !(row.key().partition().equals("o-2")
                        && row.key().sort().equals("FUNDS"))));
    }

    @Test
    void anOrderThatLeftWithoutATombstoneIsFound() {
        assertEquals(
                List.of("o-1 is lost"), problems(row -> !row.key().partition().equals("o-1")));
    }

    @Test
    void aCopyThatIsNotWholeIsFound() throws IOException {
        for (Path object : files(".jsonl")) {
            Files.writeString(object, Files.readString(object).replace("M1", "M2"));
        }
        assertEquals(3, problems(_ -> true).size());
        for (Path object : files(".jsonl")) {
            Files.delete(object);
        }
        assertTrue(problems(_ -> true).getFirst().contains("cannot be read"));
    }

    @Test
    void aManifestThatIsMissingOrDoesNotListAnOrderIsFound() throws IOException {
        for (Path manifest : files(".manifest.json")) {
            Files.writeString(manifest, Files.readString(manifest).replace("\"o-3\"", "\"o-9\""));
        }
        assertEquals(1, problems(_ -> true).size());
        for (Path manifest : files(".manifest.json")) {
            Files.writeString(manifest, Files.readString(manifest).substring(1));
        }
        assertEquals(3, problems(_ -> true).size());
        for (Path manifest : files(".manifest.json")) {
            Files.delete(manifest);
        }
        assertEquals(3, problems(_ -> true).size());
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }
}
