package dev.makegood.local.imports;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how the columns of a file become the fields of a report. Its examples hold, or it cannot be read.
 *
 * @param zone of times that have none
 */
public record ReportMap(ReportKind kind, ZoneId zone, Map<String, Field> fields) {
    private static final int LONGEST = 4_000;
    private static final int MOST = 50;

    /**
     * Says where a field comes from.
     *
     * @param column empty if the field is always the same
     * @param value what the field is if there is no column, or nothing in it
     * @param plusHours are added to a time
     * @param omit a value of the column that means that there is nothing
     */
    public record Field(Optional<String> column, Optional<String> value, long plusHours, Optional<String> omit) {}

    private record Example(String file, List<Expected> reports, List<Integer> broken) {}

    private record Expected(String path, String body) {}

    /** Reads one of the maps that are shipped, or a file. */
    public static ReportMap read(String name) throws IOException {
        try (InputStream shipped = ReportMap.class.getResourceAsStream("/maps/" + name + ".yaml")) {
            return of(
                    shipped == null
                            ? Files.readString(Path.of(name))
                            : new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads a map.
     *
     * @throws InvalidInput if it is malformed, or one of its examples does not hold
     */
    static ReportMap of(String yaml) {
        return YamlText.read(yaml, ReportMap::read);
    }

    private static ReportMap read(Input in) {
        ReportKind kind = in.choice("report", ReportKind::id, ReportKind.values());
        ZoneId zone = in.optional("zone", in::zone).orElse(ZoneId.of("Z"));
        Map<String, Field> fields = in.object("fields", named -> fields(kind, named));
        var map = new ReportMap(kind, zone, fields);
        in.list(
                        "examples",
                        MOST,
                        example -> new Example(
                                example.text("file", LONGEST),
                                example.optionalList(
                                        "reports",
                                        MOST,
                                        report -> new Expected(report.text("path", LONGEST), report.json("body"))),
                                example.optionalList(
                                        "broken", MOST, line -> (int) line.whole("line", 1, Integer.MAX_VALUE))))
                .forEach(map::verify);
        return map;
    }

    private static Map<String, Field> fields(ReportKind kind, Input in) {
        var known = new ArrayList<>(kind.ids());
        known.addAll(kind.fields);
        known.addAll(kind.lineFields);
        var fields = new LinkedHashMap<String, Field>();
        known.stream().distinct().filter(in::has).forEach(name -> fields.put(name, in.object(name, ReportMap::field)));
        kind.ids().stream().filter(id -> !fields.containsKey(id)).forEach(id -> {
            throw InvalidInput.field(in.at(id), "is required");
        });
        return fields;
    }

    private static Field field(Input in) {
        return new Field(
                in.optional("column", name -> in.text(name, LONGEST)),
                in.optional("value", name -> in.text(name, LONGEST)),
                in.has("plusHours") ? in.whole("plusHours", 0, 10_000) : 0,
                in.optional("omit", name -> in.text(name, LONGEST)));
    }

    /** Returns the reports of a file, and the records that are none. */
    public Mapping.Result reports(String csv) {
        return new Mapping(this).reports(Records.of(csv));
    }

    private void verify(Example example) {
        Mapping.Result found = reports(example.file());
        List<String> expected = example.reports().stream()
                .map(report -> report.path() + " " + report.body())
                .toList();
        List<String> made = found.reports().stream()
                .map(report -> report.path() + " " + report.body())
                .toList();
        if (!made.equals(expected)) {
            throw InvalidInput.field("examples", "has one that becomes " + made + " instead of " + expected);
        }
        List<Integer> broken =
                found.broken().stream().map(Records.Broken::line).distinct().toList();
        if (!broken.equals(example.broken())) {
            throw InvalidInput.field("examples", "has one whose broken lines are " + found.broken());
        }
    }
}
