package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.numbers.GenerateBooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that {@code scripts/generate-books} writes books that balance, at a small size. */
class GeneratedBooksTest {
    @TempDir
    Path folder;

    @Test
    void madeUpBooksBalance() throws IOException {
        GenerateBooks.main(new String[] {"100", folder.toString()});
        var printed = new ByteArrayOutputStream();
        int status = Main.run(new PrintStream(printed, true, StandardCharsets.UTF_8), folder.toString());
        assertEquals(0, status, printed.toString(StandardCharsets.UTF_8));
    }
}
