package dev.makegood.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes reports of records. A report of which one record is broken is not made: an order must be whole. */
public final class Mapping {
    /** The fields that all records of a report have in common. */
    private static final List<String> COMMON = List.of("paidMinor", "payments", "parts");

    /** Says why a message that undoes an order is refused. */
    public static final String UNDOES =
            "undoes an order, which no map reports: report what was refunded as external refunds";

    private final ReportMap map;

    Mapping(ReportMap map) {
        this.map = map;
    }

    /** Holds the reports, and the records that are none, in the order of the file. */
    public record Result(List<Report> reports, List<Records.Broken> broken) {}

    Result reports(Records.All all) {
        var broken = new ArrayList<>(all.broken());
        var whole = new LinkedHashMap<String, Report>();
        var spoilt = new LinkedHashMap<String, Integer>();
        for (Records.Line line : all.lines()) {
            if (refuses(line, broken) || !Condition.all(map.takes(), line.values())) {
                continue;
            }
            Optional<String> path = Optional.empty();
            try {
                path = Optional.of(path(line));
                add(whole, path.get(), line);
            } catch (Unfit unfit) {
                broken.add(new Records.Broken(line.number(), unfit.field, unfit.getMessage()));
                path.ifPresent(of -> spoilt.putIfAbsent(of, line.number()));
            } catch (InvalidInput text) {
                broken.add(new Records.Broken(line.number(), text.field(), text.reason()));
            }
        }
        spoilNeighbours(all, spoilt);
        spoilt.forEach((path, by) -> Optional.ofNullable(whole.remove(path))
                .ifPresent(report -> report.lines().stream()
                        .filter(number -> !number.equals(by))
                        .forEach(number -> broken.add(new Records.Broken(
                                number, "", "may be of the same report as line " + by + ", which is broken")))));
        broken.sort(Comparator.comparing(Records.Broken::line));
        List<Report> reports = whole.values().stream()
                .flatMap(report -> Parts.of(map.kind(), report))
                .toList();
        return new Result(reports, List.copyOf(broken));
    }

    /** Names a record, once, that undoes what a map has reported. */
    private boolean refuses(Records.Line line, List<Records.Broken> broken) {
        if (map.refuses().isEmpty() || !Condition.all(map.refuses(), line.values())) {
            return false;
        }
        var undone = new Records.Broken(line.number(), map.refuses().getFirst().column(), UNDOES);
        if (!broken.contains(undone)) {
            broken.add(undone);
        }
        return true;
    }

    /** Nobody knows of which report a record is that cannot be read; the lines of a report stand together. */
    private void spoilNeighbours(Records.All all, Map<String, Integer> spoilt) {
        if (map.kind().lineFields.isEmpty() || map.each().isPresent()) {
            return;
        }
        var byNumber = new TreeMap<Integer, Records.Line>();
        all.lines().forEach(line -> byNumber.put(line.number(), line));
        for (Records.Broken unread : all.broken()) {
            for (var neighbour :
                    Arrays.asList(byNumber.lowerEntry(unread.line()), byNumber.higherEntry(unread.line()))) {
                try {
                    if (neighbour != null) {
                        spoilt.putIfAbsent(path(neighbour.getValue()), unread.line());
                    }
                } catch (Unfit | InvalidInput alsoBroken) {
                    // It is named already.
                }
            }
        }
    }

    private String path(Records.Line line) {
        var values = new Values(map, line);
        var ids = new LinkedHashMap<String, String>();
        for (String id : map.kind().ids()) {
            ids.put(id, values.said(id).orElseThrow(() -> new Unfit(id, "is required")));
        }
        return map.kind().path(ids);
    }

    private void add(Map<String, Report> whole, String path, Records.Line line) {
        map.unknown(line.values().keySet()).ifPresent(name -> {
            throw new Unfit(name, "is not in the map");
        });
        var values = new Values(map, line);
        ObjectNode body = ReportBody.of(map.kind(), values);
        ObjectNode ofLine = values.object(map.kind().lineFields);
        Report before = whole.get(path);
        if (before == null) {
            var numbers = new ArrayList<>(List.of(line.number()));
            whole.put(path, new Report(path, body, numbers));
            if (!map.kind().lineFields.isEmpty()) {
                body.putArray("lines").add(ofLine);
            }
            return;
        }
        for (String field : common()) {
            if (!before.body().path(field).equals(body.path(field))) {
                throw new Unfit(
                        field, "is not that of line " + before.lines().getFirst() + ", which is of the same report");
            }
        }
        if (map.kind().lineFields.isEmpty()) {
            throw new Unfit("", "reports the same as line " + before.lines().getFirst());
        }
        before.body().withArray("lines").add(ofLine);
        before.lines().add(line.number());
    }

    private List<String> common() {
        return Stream.concat(map.kind().fields.stream(), COMMON.stream()).toList();
    }
}
