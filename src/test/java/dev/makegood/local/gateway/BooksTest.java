package dev.makegood.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.Movement.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {

    private static final Refund FIRST = new Refund("k-1", "O-1", 500, "CNY");
    private static final Refund SECOND = new Refund("k-2", "O-1", 700, "CNY");

    @TempDir
    Path directory;

    private Books open() {
        return new Books(Optional.of(directory));
    }

    @Test
    void theJournalBringsEverythingBack() {
        Books.Snapshot before;
        try (var books = open()) {
            books.ask(FIRST);
            books.pay("k-1");
            books.calledBack("k-1");
            books.ask(SECOND);
            books.accept("k-2", Behaviour.of(Kind.PENDING).settlingAfterFinds(1));
            books.ask(new Refund("k-1", "O-1", 501, "CNY"));
            before = books.snapshot();
        }
        try (var books = open()) {
            assertEquals(before, books.snapshot());
            assertEquals("gw-1", books.pay("k-1").reference());
            assertTrue(books.foundOftenEnough("k-2"));
            assertEquals(
                    Status.DONE,
                    books.settle("k-2", Optional.empty()).orElseThrow().status());
            assertEquals(Optional.empty(), books.settle("k-2", Optional.empty()));
            assertEquals(before.anomalies(), books.snapshot().anomalies());
            for (Movement movement : books.snapshot().movements()) {
                assertEquals(1, movement.timesSent());
            }
        }
    }

    @Test
    void halfALineNeverHappened() throws IOException {
        try (var books = open()) {
            books.ask(FIRST);
        }
        Path journal = directory.resolve("gateway.journal");
        Files.writeString(journal, "{\"kind\":\"SENT\",\"refund\":{\"key\":", StandardOpenOption.APPEND);
        try (var books = open()) {
            assertEquals(Status.ASKED, books.find("k-1").orElseThrow().status());
            books.pay("k-1");
        }
        try (var books = open()) {
            assertEquals(Status.DONE, books.find("k-1").orElseThrow().status());
        }
    }

    @Test
    void onlyOneHasTheBooksOpen() {
        try (var books = open()) {
            books.ask(FIRST);
            assertThrows(IllegalStateException.class, this::open);
        }
    }

    @Test
    void aDamagedLineIsNotGuessedAt() throws IOException {
        Files.writeString(directory.resolve("gateway.journal"), "{\"kind\":\"SENT\"}\n?\n");
        assertThrows(RuntimeException.class, this::open);
    }
}
