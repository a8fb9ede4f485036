package dev.makegood.mapping;

import dev.makegood.input.Input;
import java.util.List;
import java.util.Map;

/** Holds for records with one of some values in a column. */
record Condition(String column, List<String> is) {
    private static final int MOST = 20;

    static Condition read(Input in) {
        return new Condition(in.text("column", ReportMap.LONGEST), in.ids("is", MOST));
    }

    boolean holds(Map<String, String> record) {
        return is.contains(record.getOrDefault(column, ""));
    }
}
