package dev.makegood.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

/** Verifies that a record of RFC 4180 is read as another program writes it. */
class CsvRecordTest {
    @Property(tries = 300)
    void itIsWhatWasWritten(@ForAll @Size(min = 1, max = 5) List<@Chars({'a', '"', ',', '\n', ' ', '茶'}) String> values)
            throws IOException {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator("").get())) {
            printer.printRecord(values);
        }
        assertEquals(values, CsvRecord.values(text.toString()));
    }

    @Test
    void aQuotedValueEndsAtItsMark() {
        assertEquals(List.of(), CsvRecord.values("a,\"b"));
        assertEquals(List.of(), CsvRecord.values("\"a\"b,c"));
        assertEquals(List.of("5\" pot", ""), CsvRecord.values("5\" pot,"));
    }
}
