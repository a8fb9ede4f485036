package dev.makegood.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds DynamoDB's limits and computes sizes as DynamoDB does, from the UTF-8 bytes of names and values. Both engines
 * enforce them.
 */
public final class Sizes {
    /** The most writes in one transaction. */
    public static final int MOST_WRITES = 100;

    /** The most bytes of one row. */
    public static final int LARGEST_ROW = 400 * 1024;

    /** The most bytes of all rows that one transaction writes. */
    public static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;

    /** The bytes after which a page ends, whatever its limit of rows. */
    public static final int LARGEST_PAGE = 1024 * 1024;

    private static final int LONGEST_PARTITION = 2048;
    private static final int LONGEST_SORT = 1024;

    /** The bytes that a list or map takes in addition to its members and one byte for each of them. */
    private static final int OF_A_CONTAINER = 3;

    private static final int OF_THE_KEY_NAMES = "pk".length() + "sk".length();

    private static final Map<Table, List<Index>> INDEXES =
            Arrays.stream(Index.values()).collect(Collectors.groupingBy(Index::table));

    private Sizes() {}

    /**
     * Refuses writes that DynamoDB would refuse.
     *
     * @throws IllegalArgumentException if there are no writes, or too many
     * @throws TooLarge if a row, its key, or all rows together exceed a limit
     */
    public static void check(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > MOST_WRITES) {
            throw new IllegalArgumentException("a transaction must have 1 to " + MOST_WRITES + " writes");
        }
        long all = 0;
        for (Write write : writes) {
            int bytes = of(write);
            if (bytes > LARGEST_ROW || !fits(write.key()) || !indexesFit(write)) {
                throw new TooLarge("a row of " + write.key().table() + " has " + bytes + " bytes");
            }
            all += bytes;
        }
        if (all > LARGEST_TRANSACTION) {
            throw new TooLarge("a transaction has " + all + " bytes");
        }
    }

    /** Returns true if the row of a write is small enough to be stored. */
    public static boolean fits(Write write) {
        return of(write) <= LARGEST_ROW;
    }

    /** Returns the bytes of the row that a write puts, or of its key if it puts none. */
    public static int of(Write write) {
        return switch (write) {
            case Write.Create create -> of(new Row(create.key(), 1, create.attributes()));
            case Write.Add add -> of(new Row(add.key(), 1, add.attributes()));
            case Write.Replace replace -> of(new Row(replace.key(), replace.expected() + 1, replace.attributes()));
            case Write.Delete delete -> of(delete.key());
            case Write.Check check -> of(check.key());
        };
    }

    /** Returns the bytes of a stored row. */
    public static int of(Row row) {
        return of(row.key()) + of("version") + ofValue(row.version()) + of(row.attributes());
    }

    /** Returns the bytes of a key, the names of its two attributes included. */
    public static int of(Key key) {
        return OF_THE_KEY_NAMES + of(key.partition()) + of(key.sort());
    }

    /** Returns the bytes of attributes: their names and values. */
    public static int of(Map<String, Object> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> of(attribute.getKey()) + ofValue(attribute.getValue()))
                .sum();
    }

    private static boolean fits(Key key) {
        return of(key.partition()) <= LONGEST_PARTITION && of(key.sort()) <= LONGEST_SORT;
    }

    /** Returns true if every key attribute of an index is short enough for a key. */
    private static boolean indexesFit(Write write) {
        Map<String, Object> attributes = switch (write) {
            case Write.Create create -> create.attributes();
            case Write.Add add -> add.attributes();
            case Write.Replace replace -> replace.attributes();
            case Write.Delete _, Write.Check _ -> Map.of();
        };
        return INDEXES.getOrDefault(write.key().table(), List.of()).stream()
                .allMatch(index -> fits(attributes.get(index.partitionAttribute()), LONGEST_PARTITION)
                        && fits(attributes.get(index.sortAttribute()), LONGEST_SORT));
    }

    private static boolean fits(Object attribute, int longest) {
        return !(attribute instanceof String text) || of(text) <= longest;
    }

    private static int ofValue(Object value) {
        return switch (value) {
            case String text -> of(text);
            case Number number -> ofNumber(number.longValue());
            case Boolean _ -> 1;
            case List<?> list ->
                list.stream().mapToInt(member -> 1 + ofValue(member)).sum() + OF_A_CONTAINER;
            case Map<?, ?> map ->
                map.entrySet().stream()
                                .mapToInt(entry -> 1 + of((String) entry.getKey()) + ofValue(entry.getValue()))
                                .sum()
                        + OF_A_CONTAINER;
            default -> throw new IllegalArgumentException("no attribute can hold a " + value.getClass());
        };
    }

    /** Returns one byte for every two significant digits, one more, and one for a sign. */
    private static int ofNumber(long number) {
        long digits = number;
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
        }
        int significant = Long.toString(digits).replace("-", "").length();
        return 1 + (significant + 1) / 2 + (number < 0 ? 1 : 0);
    }

    /** Returns the UTF-8 bytes of a text. */
    private static int of(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            bytes += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
        }
        return bytes;
    }
}
