package dev.makegood.mapping;

import dev.makegood.input.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says where a field of a report comes from.
 *
 * @param column the name of the column, or the path in a JSON object; empty if the field is always the same
 * @param or other columns, of which the next is read if there is nothing in the one before
 * @param optional true if a record may lack the column
 * @param value what the field is if there is nothing in the columns
 * @param when all hold for a record that has the field; it is left out of others
 * @param omit a value of a column that means that there is nothing
 * @param values what the field is instead of each text of the columns; if there are any, another text is refused
 * @param plusHours are added to a time
 * @param times a column by which an amount is multiplied
 * @param plus columns that are added to an amount; a star stands for every item of a list
 * @param minus columns that are taken from an amount
 */
record MapField(
        Optional<String> column,
        List<String> or,
        boolean optional,
        Optional<String> value,
        List<Condition> when,
        Optional<String> omit,
        Map<String, String> values,
        long plusHours,
        Optional<String> times,
        List<String> plus,
        List<String> minus) {
    private static final int MOST = 10;
    private static final int MOST_VALUES = 100;
    private static final int MOST_HOURS = 10_000;

    static MapField read(Input in) {
        return new MapField(
                text(in, "column"),
                in.ids("or", MOST),
                in.has("optional") && in.flag("optional"),
                text(in, "value"),
                in.optionalList("when", MOST, Condition::read),
                text(in, "omit"),
                in.map("values", MOST_VALUES, (named, name) -> named.text(name, ReportMap.LONGEST)),
                in.has("plusHours") ? in.whole("plusHours", 0, MOST_HOURS) : 0,
                text(in, "times"),
                in.ids("plus", MOST),
                in.ids("minus", MOST));
    }

    /** Returns the columns that it reads. */
    List<String> columns() {
        var one = Stream.of(column, times).flatMap(Optional::stream);
        var conditions = when.stream().map(Condition::column);
        return Stream.of(one, or.stream(), conditions).flatMap(names -> names).toList();
    }

    /** Returns what the field becomes for a text of a column. */
    String translated(String name, String text) {
        if (values.isEmpty()) {
            return text;
        }
        return Optional.ofNullable(values.get(text))
                .orElseThrow(() -> new Unfit(name, "is none of the values of the map: " + text));
    }

    static boolean flag(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Unfit(name, "must be true or false, not " + text);
        }
        return text.equals("true");
    }

    private static Optional<String> text(Input in, String name) {
        return in.optional(name, field -> in.text(field, ReportMap.LONGEST));
    }
}
