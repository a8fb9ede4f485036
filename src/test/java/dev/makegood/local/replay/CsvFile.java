package dev.makegood.local.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a comma-separated file with a header and without quotes, completely and strictly. */
final class CsvFile {
    /** The marketplace's local time, without daylight saving. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(-3);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** Half of the most that the API accepts for a line, so that price and freight together always fit. */
    private static final long MOST_MINOR = 499_999_999_999L;

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
        List<String> texts = read(file);
        String[] header = texts.isEmpty() ? new String[0] : texts.getFirst().split(",", -1);
        for (int i = 0; i < header.length; i++) {
            columns.put(header[i].strip(), i);
        }
        for (String name : needed) {
            if (!columns.containsKey(name)) {
                throw new DamagedFile(file, 1, "the header has no column " + name);
            }
        }
        for (int i = 1; i < texts.size(); i++) {
            String[] values = texts.get(i).split(",", -1);
            if (values.length != header.length) {
                throw new DamagedFile(file, i + 1, values.length + " values where the header has " + header.length);
            }
            lines.add(new Line(i + 1, values));
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException binary) {
            throw new DamagedFile(file, 1, "is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new DamagedFile(file, 1, "cannot be read: " + unreadable.getMessage());
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** Holds one line. An invalid value is reported as a {@link DamagedFile}. */
    final class Line {
        private final int number;
        private final String[] values;

        private Line(int number, String[] values) {
            this.number = number;
            this.values = values;
        }

        String text(String column) {
            String value = values[columns.get(column)].strip();
            if (value.isEmpty()) {
                throw damaged(column + " is empty");
            }
            return value;
        }

        /** Returns an id that the API accepts. */
        String id(String column) {
            String value = text(column);
            if (!value.matches("[A-Za-z0-9._:-]{1,64}")) {
                throw damaged(column + " is no id: " + value);
            }
            return value;
        }

        Optional<Instant> time(String column) {
            String value = values[columns.get(column)].strip();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDateTime.parse(value, TIME).toInstant(ZONE));
            } catch (DateTimeParseException wrong) {
                throw damaged(column + " is no time such as 2017-11-24 08:00:00: " + value);
            }
        }

        Instant requiredTime(String column) {
            return time(column).orElseThrow(() -> damaged(column + " is empty"));
        }

        /** Returns an amount in minor units. */
        long minor(String column) {
            try {
                long minor = new BigDecimal(text(column)).movePointRight(2).longValueExact();
                if (minor >= 0 && minor <= MOST_MINOR) {
                    return minor;
                }
            } catch (NumberFormatException | ArithmeticException wrong) {
                // refused below, like a negative or too large amount
            }
            throw damaged(column + " is no amount from 0 to 4999999999.99 with at most two decimals: " + text(column));
        }

        DamagedFile damaged(String reason) {
            return new DamagedFile(file, number, reason);
        }
    }
}
