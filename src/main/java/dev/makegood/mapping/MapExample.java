package dev.makegood.mapping;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.List;

/**
 * Shows what a map makes of a file.
 *
 * @param broken the numbers of the lines that become nothing
 */
record MapExample(String file, List<Expected> reports, List<Integer> broken) {
    private static final int LONGEST = 8_000;
    private static final int MOST = 50;

    /** Holds a report's path and its body as JSON. */
    record Expected(String path, String body) {}

    static MapExample read(Input in) {
        return new MapExample(
                in.text("file", LONGEST),
                in.optionalList(
                        "reports", MOST, report -> new Expected(report.text("path", LONGEST), report.json("body"))),
                in.optionalList("broken", MOST, line -> (int) line.whole("line", 1, Integer.MAX_VALUE)));
    }

    /** Refuses a map that makes something else of it. */
    void verify(ReportMap map) {
        Mapping.Result found = map.reports(file);
        List<String> expected = reports.stream()
                .map(report -> report.path() + " " + report.body())
                .toList();
        List<String> made = found.reports().stream()
                .map(report -> report.path() + " " + report.body())
                .toList();
        if (!made.equals(expected)) {
            throw InvalidInput.field(
                    "examples",
                    "has one that becomes " + made + " instead of " + expected + "; broken are " + found.broken());
        }
        List<Integer> lines =
                found.broken().stream().map(Records.Broken::line).distinct().toList();
        if (!lines.equals(broken)) {
            throw InvalidInput.field("examples", "has one whose broken lines are " + found.broken());
        }
    }
}
