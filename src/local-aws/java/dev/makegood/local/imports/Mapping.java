package dev.makegood.local.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Makes reports of records. A report of which one record is broken is not made: an order must be whole. */
public final class Mapping {
    private static final List<DateTimeFormatter> LOCAL_TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT));

    private final ReportMap map;

    Mapping(ReportMap map) {
        this.map = map;
    }

    /** Holds the reports, and the records that are none, in the order of the file. */
    public record Result(List<Report> reports, List<Records.Broken> broken) {}

    private static final class Unfit extends RuntimeException {
        private final String field;

        Unfit(String field, String reason) {
            super(reason);
            this.field = field;
        }
    }

    Result reports(Records.All all) {
        var broken = new ArrayList<>(all.broken());
        var whole = new LinkedHashMap<String, Report>();
        var spoilt = new LinkedHashMap<String, Integer>();
        for (Records.Line line : all.lines()) {
            Optional<String> path = Optional.empty();
            try {
                path = Optional.of(path(line));
                add(whole, path.get(), line);
            } catch (Unfit unfit) {
                broken.add(new Records.Broken(line.number(), unfit.field, unfit.getMessage()));
                path.ifPresent(of -> spoilt.putIfAbsent(of, line.number()));
            }
        }
        spoilNeighbours(all, spoilt);
        spoilt.forEach((path, by) -> Optional.ofNullable(whole.remove(path))
                .ifPresent(report -> report.lines()
                        .forEach(number -> broken.add(new Records.Broken(
                                number, "", "may be of the same report as line " + by + ", which is broken")))));
        broken.sort(Comparator.comparing(Records.Broken::line));
        return new Result(List.copyOf(whole.values()), List.copyOf(broken));
    }

    /** Nobody knows of which report a record is that cannot be read; the lines of a report stand together. */
    private void spoilNeighbours(Records.All all, Map<String, Integer> spoilt) {
        if (map.kind().lineFields.isEmpty()) {
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
                } catch (Unfit alsoBroken) {
                    // It is named already.
                }
            }
        }
    }

    private String path(Records.Line line) {
        var ids = new LinkedHashMap<String, String>();
        for (String id : map.kind().ids()) {
            ids.put(id, said(line, id).orElseThrow(() -> new Unfit(id, "is required")));
        }
        return map.kind().path(ids);
    }

    private void add(Map<String, Report> whole, String path, Records.Line line) {
        ObjectNode body = object(line, map.kind().fields);
        ObjectNode ofLine = object(line, map.kind().lineFields);
        Report before = whole.get(path);
        if (before == null) {
            var numbers = new ArrayList<>(List.of(line.number()));
            whole.put(path, new Report(path, body, numbers));
            if (!map.kind().lineFields.isEmpty()) {
                body.putArray("lines").add(ofLine);
            }
            return;
        }
        for (String field : map.kind().fields) {
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

    private ObjectNode object(Records.Line line, List<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            said(line, name).ifPresent(text -> set(object, line, name, text));
        }
        return object;
    }

    private Optional<String> said(Records.Line line, String name) {
        ReportMap.Field field = map.fields().get(name);
        if (field == null) {
            return Optional.empty();
        }
        return field.column()
                .map(column -> Optional.ofNullable(line.values().get(column))
                        .orElseThrow(() -> new Unfit(name, "has no column " + column)))
                .filter(text ->
                        !text.isEmpty() && field.omit().filter(text::equals).isEmpty())
                .or(field::value);
    }

    private void set(ObjectNode object, Records.Line line, String name, String text) {
        if (name.endsWith("At")) {
            Duration later = Duration.ofHours(map.fields().get(name).plusHours());
            object.put(name, instant(name, text).plus(later).toString());
        } else if (name.endsWith("Minor")) {
            object.put(name, minor(name, text, said(line, "currency").orElse("")));
        } else if (List.of("quantity", "shipped", "onHand", "delta").contains(name)) {
            object.put(name, whole(name, number(name, text)));
        } else {
            object.put(name, text);
        }
    }

    private Instant instant(String name, String text) {
        for (DateTimeFormatter format : LOCAL_TIMES) {
            try {
                return LocalDateTime.parse(text, format).atZone(map.zone()).toInstant();
            } catch (DateTimeException otherForm) {
                // Tried as the next form.
            }
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new Unfit(name, "is no time such as 2026-11-11 10:00:00: " + text);
        }
    }

    private static long minor(String name, String text, String currency) {
        try {
            return whole(
                    name,
                    number(name, text).movePointRight(CurrencyUnit.of(currency).getDecimalPlaces()));
        } catch (IllegalCurrencyException unknown) {
            throw new Unfit("currency", "is no ISO 4217 code: " + currency);
        }
    }

    private static BigDecimal number(String name, String text) {
        // Longer numbers are no amounts, and an exponent could make a huge one.
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new Unfit(name, "is no number: " + text);
        }
        return new BigDecimal(text);
    }

    private static long whole(String name, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Unfit(name, "has too many decimals: " + number.toPlainString());
        }
    }
}
