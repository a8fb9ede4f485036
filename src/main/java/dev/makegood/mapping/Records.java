package dev.makegood.mapping;

import dev.makegood.input.FlatJson;
import dev.makegood.input.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the records of a text: comma-separated values with a header (RFC 4180), or one JSON object a line. A broken
 * record is named, and those after it are read.
 */
public final class Records {
    /** A record of more lines has a quotation mark too many. */
    private static final int MOST_LINES = 20;

    private final ReportMap map;
    private final List<Line> lines = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();

    private Records(ReportMap map) {
        this.map = map;
    }

    /** Holds one record by the names of its columns, or the paths of its fields. */
    record Line(int number, Map<String, String> values) {}

    /** Says that a record cannot be used. */
    public record Broken(int line, String field, String reason) {}

    /** Holds the records that were read, and those that were not. */
    record All(List<Line> lines, List<Broken> broken) {}

    /**
     * Reads a text.
     *
     * @throws InvalidInput if its header lacks a column that the map needs, or has one that it does not know
     */
    static All of(String text, ReportMap map) {
        var records = new Records(map);
        List<String> physical = text.lines().toList();
        if (text.stripLeading().startsWith("{")) {
            records.json(physical);
        } else {
            records.csv(physical);
        }
        return new All(List.copyOf(records.lines), List.copyOf(records.broken));
    }

    /** Reads one JSON object, which may have several lines. */
    static All ofObject(String object, ReportMap map) {
        var records = new Records(map);
        records.json(1, object);
        return new All(List.copyOf(records.lines), List.copyOf(records.broken));
    }

    private void json(List<String> physical) {
        for (int at = 0; at < physical.size(); at++) {
            if (!physical.get(at).isBlank()) {
                json(at + 1, physical.get(at));
            }
        }
    }

    private void json(int number, String object) {
        try {
            for (Map<String, String> values : FlatJson.records(object, map.each())) {
                lines.add(new Line(number, values));
            }
        } catch (InvalidInput invalid) {
            broken.add(new Broken(number, invalid.field(), invalid.reason()));
        }
    }

    private void csv(List<String> physical) {
        List<String> header = List.of();
        for (int at = 0; at < physical.size(); ) {
            int end = end(physical, at);
            String record = String.join("\n", physical.subList(at, end));
            List<String> values = CsvRecord.values(record);
            if (header.isEmpty() && !record.isBlank()) {
                header = values.stream().map(String::strip).toList();
                map.checkHeader(header);
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

    private static Map<String, String> named(List<String> header, List<String> values) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), values.get(i).strip());
        }
        return named;
    }
}
