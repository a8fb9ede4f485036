package dev.makegood.local.replay;

import dev.makegood.input.Ids;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;

/** Reads a comma-separated file with a header (RFC 4180, blank lines passed over) completely and strictly. */
final class CsvFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** Half of the most that the API accepts for a line, so that price and freight together always fit. */
    private static final long MOST_MINOR = 499_999_999_999L;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * Reads the file.
     *
     * @throws DamagedFile if it is missing, lacks a column, or a line has more or fewer values than the header
     */
    CsvFile(Path file, String... needed) {
        this.file = file;
        try (CSVParser parser = FORMAT.parse(new StringReader(read(file)))) {
            parser.forEach(record -> add(record, parser.getCurrentLineNumber(), needed));
        } catch (UncheckedIOException | IOException broken) {
            throw new DamagedFile(file, 1, "is not CSV: " + broken.getMessage());
        }
        if (columns.isEmpty()) {
            throw new DamagedFile(file, 1, "has no header");
        }
    }

    private void add(CSVRecord record, long lastLine, String... needed) {
        long breaks = record.stream()
                .mapToLong(value -> value.chars().filter(c -> c == '\n').count())
                .sum();
        int number = Math.toIntExact(lastLine - breaks);
        if (columns.isEmpty()) {
            header(record, number, needed);
        } else if (record.size() == columns.size()) {
            lines.add(new Line(number, record));
        } else {
            throw new DamagedFile(file, number, record.size() + " values where the header has " + columns.size());
        }
    }

    private void header(CSVRecord header, int number, String... needed) {
        for (String name : header) {
            if (columns.put(name.strip(), columns.size()) != null) {
                throw new DamagedFile(file, number, "the header has the column " + name.strip() + " twice");
            }
        }
        for (String name : needed) {
            if (!has(name)) {
                throw new DamagedFile(file, number, "the header has no column " + name);
            }
        }
    }

    private static String read(Path file) {
        try {
            return PlainText.of(Files.readAllBytes(file));
        } catch (InvalidInput binary) {
            throw new DamagedFile(file, 1, "is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new DamagedFile(file, 1, "cannot be read: " + unreadable.getMessage());
        }
    }

    /** Returns true if the header has the column. */
    boolean has(String column) {
        return columns.containsKey(column);
    }

    List<Line> lines() {
        return lines;
    }

    /** Holds one line. An invalid value is reported as a {@link DamagedFile}. */
    final class Line {
        private final int number;
        private final CSVRecord values;

        private Line(int number, CSVRecord values) {
            this.number = number;
            this.values = values;
        }

        /** Returns the value without space around it; empty if there is none, or no such column. */
        String said(String column) {
            return has(column) ? values.get(columns.get(column)).strip() : "";
        }

        /** Returns true if the file has the column and this line no value in it. */
        boolean lacks(String column) {
            return has(column) && said(column).isEmpty();
        }

        String text(String column) {
            String value = said(column);
            if (value.isEmpty()) {
                throw damaged(column + " is empty");
            }
            return value;
        }

        /** Returns an id that the API accepts. */
        String id(String column) {
            String value = text(column);
            if (!Ids.isId(value)) {
                throw damaged(column + " is no id: " + value);
            }
            return value;
        }

        Optional<Instant> time(String column, ZoneId zone) {
            String value = said(column);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDateTime.parse(value, TIME).atZone(zone).toInstant());
            } catch (DateTimeParseException wrong) {
                throw damaged(column + " is no time such as 2017-11-24 08:00:00: " + value);
            }
        }

        Instant requiredTime(String column, ZoneId zone) {
            return time(column, zone).orElseThrow(() -> damaged(column + " is empty"));
        }

        /** Returns an amount in minor units. */
        long minor(String column, CurrencyUnit currency) {
            int decimals = currency.getDecimalPlaces();
            try {
                long minor =
                        new BigDecimal(text(column)).movePointRight(decimals).longValueExact();
                if (minor >= 0 && minor <= MOST_MINOR) {
                    return minor;
                }
            } catch (NumberFormatException | ArithmeticException wrong) {
                // refused below, like a negative or too large amount
            }
            throw damaged("%s is no amount from 0 to %s with at most %d decimals, those of %s: %s"
                    .formatted(column, BigDecimal.valueOf(MOST_MINOR, decimals), decimals, currency, text(column)));
        }

        DamagedFile damaged(String reason) {
            return new DamagedFile(file, number, reason);
        }
    }
}
