package dev.makegood.mapping;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.ShippedFile;
import dev.makegood.input.YamlText;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Says how the columns of a file, or the fields of JSON objects, become the fields of a report. Its examples hold, or it
 * cannot be read.
 *
 * @param zone of times that have none
 * @param each the path of the list in a JSON object of which each item is a line of the report
 * @param takes all hold for a record of which something is reported; nothing is said of others
 * @param refuses if all hold, the record is refused, since it undoes something; none if there are no such records
 * @param othersIgnored true if a record may have columns that the map does not have
 */
public record ReportMap(
        ReportKind kind,
        ZoneId zone,
        Optional<String> each,
        List<Condition> takes,
        List<Condition> refuses,
        boolean othersIgnored,
        Map<String, MapField> fields) {
    static final int LONGEST = 4_000;
    private static final int MOST = 50;

    /** Holds the shipped maps that were needed so far, since each message needs one or more. */
    private static final Map<String, ReportMap> SHIPPED = new ConcurrentHashMap<>();

    /** Returns one of the maps that are shipped. A test holds their examples. */
    public static Optional<ReportMap> shipped(String name) {
        return name.matches("[a-z0-9-]{1,64}")
                ? Optional.ofNullable(SHIPPED.computeIfAbsent(name, ReportMap::read))
                : Optional.empty();
    }

    /** Returns null if there is none. */
    private static ReportMap read(String name) {
        return ShippedFile.read("/maps/" + name, in -> {
                    in.leave("examples");
                    return unproven(in);
                })
                .orElse(null);
    }

    /**
     * Reads a map.
     *
     * @throws InvalidInput if it is malformed, or one of its examples does not hold
     */
    public static ReportMap of(String yaml) {
        return YamlText.read(yaml, ReportMap::read);
    }

    private static ReportMap read(Input in) {
        ReportMap map = unproven(in);
        in.list("examples", MOST, MapExample::read).forEach(example -> example.verify(map));
        return map;
    }

    private static ReportMap unproven(Input in) {
        ReportKind kind = in.choice("report", ReportKind::id, ReportKind.values());
        return new ReportMap(
                kind,
                in.optional("zone", in::zone).orElse(ZoneId.of("Z")),
                in.optional("each", name -> in.text(name, LONGEST)),
                in.optionalList("takes", MOST, Condition::read),
                in.optionalList("refuses", MOST, Condition::read),
                in.has("othersIgnored") && in.flag("othersIgnored"),
                in.object("fields", named -> fields(kind, named)));
    }

    private static Map<String, MapField> fields(ReportKind kind, Input in) {
        var fields = new LinkedHashMap<String, MapField>();
        kind.names().stream().filter(in::has).forEach(name -> fields.put(name, in.object(name, MapField::read)));
        kind.ids().stream().filter(id -> !fields.containsKey(id)).forEach(id -> {
            throw InvalidInput.field(in.at(id), "is required");
        });
        return fields;
    }

    /**
     * Returns the reports of a file, and the records that are none.
     *
     * @throws InvalidInput if its header lacks a column that the map needs, or has one that it does not know
     */
    public Mapping.Result reports(String text) {
        return new Mapping(this).reports(Records.of(text, this));
    }

    /** Returns the reports of one JSON object. */
    public Mapping.Result reportsOfObject(String json) {
        return new Mapping(this).reports(Records.ofObject(json, this));
    }

    /** Lists the shipped maps of what the API takes, by their names. */
    public static final List<String> OF_THE_API = List.of(
            "jushuitan-orders",
            "orders",
            "recounts",
            "saleor-orders",
            "shipments",
            "shopify-orders",
            "shopify-shipments",
            "shopify-withdrawals",
            "top-ups",
            "wangdian-orders",
            "woocommerce-orders",
            "woocommerce-shipments",
            "woocommerce-stripe-orders",
            "woocommerce-withdrawals");

    /**
     * Names a column, or the path of a field in a JSON object.
     *
     * @param required true if a file without it is refused
     */
    public record Column(String name, boolean required) {}

    /** Returns what it reports, such as {@code orders}. */
    public String report() {
        return kind.id();
    }

    /** Returns all columns that it reads, sorted by name. */
    public List<Column> columns() {
        var columns = new TreeMap<String, Boolean>();
        Stream.concat(takes.stream(), refuses.stream()).forEach(condition -> columns.put(condition.column(), false));
        for (MapField field : fields.values()) {
            field.columns().forEach(name -> columns.putIfAbsent(name, false));
            field.plus().forEach(name -> columns.putIfAbsent(name, false));
            field.minus().forEach(name -> columns.putIfAbsent(name, false));
            field.column().filter(_ -> !field.optional()).ifPresent(name -> columns.put(name, true));
        }
        return columns.entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue()))
                .toList();
    }

    /** Returns true if it reads the deductions of a bill. */
    public boolean isOfFines() {
        return kind == ReportKind.FINES;
    }

    /** Returns true if a broken record's field is a name of the map, and not one of the record. */
    public boolean names(String field) {
        return fields.containsKey(field)
                || refuses.stream().anyMatch(condition -> condition.column().equals(field));
    }

    void checkHeader(List<String> header) {
        fields.values().stream()
                .filter(field -> !field.optional())
                .flatMap(field -> field.column().stream())
                .filter(column -> !header.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw InvalidInput.field(column, "is a column that the map needs, and the file does not have it");
                });
        var seen = new HashSet<String>();
        header.stream().filter(column -> !seen.add(column)).findFirst().ifPresent(column -> {
            throw InvalidInput.field(column, "is a column twice");
        });
        unknown(header).ifPresent(column -> {
            throw InvalidInput.field(column, "is not in the map");
        });
    }

    /** Returns a name that the map does not have: it might be what somebody wanted to say. */
    Optional<String> unknown(Collection<String> names) {
        var known = new HashSet<String>();
        Stream.concat(takes.stream(), refuses.stream()).forEach(condition -> known.add(condition.column()));
        fields.values().forEach(field -> field.columns().forEach(known::add));
        return names.stream()
                .filter(name -> !othersIgnored && !known.contains(name))
                .findFirst();
    }
}
