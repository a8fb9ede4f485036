package dev.makegood.functions.ingest;

import dev.makegood.mapping.ReportMap;
import java.util.List;

/**
 * Shows a map by which files and messages become reports.
 *
 * @param report what its records report, such as {@code orders}
 * @param columns that it reads, sorted by name
 */
record MapView(String map, String report, List<ReportMap.Column> columns) {
    static MapView of(String name) {
        ReportMap map = ReportMap.shipped(name).orElseThrow();
        return new MapView(name, map.report(), map.columns());
    }
}
