package dev.makegood.local.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a comma-separated file with a header (RFC 4180). A record that is broken is named, and those after it are read:
 * each record is parsed by itself.
 */
public final class Records {
    /** Chinese exports that are not UTF-8 are GBK, of which this is the superset. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** A record of more lines has a quotation mark too many. */
    private static final int MOST_LINES = 20;

    private Records() {}

    /** Holds one record by the names of its columns. */
    record Line(int number, Map<String, String> values) {}

    /** Says that a record cannot be used. */
    public record Broken(int line, String field, String reason) {}

    /** Holds the records that were read, and those that were not. */
    record All(List<Line> lines, List<Broken> broken) {}

    /** Returns a file's text, which is UTF-8 or GBK. */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            return CHINESE.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    static All of(String text) {
        var lines = new ArrayList<Line>();
        var broken = new ArrayList<Broken>();
        List<String> header = List.of();
        List<String> physical = text.lines().toList();
        for (int at = 0; at < physical.size(); ) {
            int end = end(physical, at);
            String record = String.join("\n", physical.subList(at, end));
            List<String> values = values(record);
            if (header.isEmpty() && !record.isBlank()) {
                header = values.stream().map(String::strip).toList();
            } else if (!record.isBlank() && values.size() == header.size()) {
                lines.add(new Line(at + 1, named(header, values)));
            } else if (!record.isBlank()) {
                String reason = values.isEmpty()
                        ? "has a quotation mark without its other one"
                        : "has " + values.size() + " values, and the header has " + header.size();
                broken.add(new Broken(at + 1, "", reason));
            }
            at = end;
        }
        return new All(List.copyOf(lines), List.copyOf(broken));
    }

    /** Returns the line after a record, whose quoted values may have line breaks. */
    private static int end(List<String> physical, int at) {
        boolean open = false;
        for (int end = at; end < Math.min(physical.size(), at + MOST_LINES); end++) {
            open ^= physical.get(end).chars().filter(c -> c == '"').count() % 2 == 1;
            if (!open) {
                return end + 1;
            }
        }
        return at + 1;
    }

    private static List<String> values(String record) {
        try (CSVParser parser = CSVParser.parse(record, CSVFormat.RFC4180)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException | java.io.UncheckedIOException unbalanced) {
            return List.of();
        }
    }

    private static Map<String, String> named(List<String> header, List<String> values) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), values.get(i).strip());
        }
        return named;
    }
}
