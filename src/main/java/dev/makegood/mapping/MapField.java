package dev.makegood.mapping;

import dev.makegood.input.Input;
import java.util.Optional;

/**
 * Says where a field of a report comes from.
 *
 * @param column the name of the column, or the path in a JSON object; empty if the field is always the same
 * @param optional true if a record may lack the column
 * @param value what the field is if there is no column, or nothing in it
 * @param plusHours are added to a time
 * @param omit a value of the column that means that there is nothing
 */
record MapField(
        Optional<String> column, boolean optional, Optional<String> value, long plusHours, Optional<String> omit) {
    private static final int MOST_HOURS = 10_000;

    static MapField read(Input in) {
        return new MapField(
                in.optional("column", name -> in.text(name, ReportMap.LONGEST)),
                in.has("optional") && in.flag("optional"),
                in.optional("value", name -> in.text(name, ReportMap.LONGEST)),
                in.has("plusHours") ? in.whole("plusHours", 0, MOST_HOURS) : 0,
                in.optional("omit", name -> in.text(name, ReportMap.LONGEST)));
    }
}
