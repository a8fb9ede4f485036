package dev.makegood.mapping;

import dev.makegood.input.Input;
import java.util.List;
import java.util.Map;

/**
 * Holds for records with one of some values in a column.
 *
 * @param is the values; empty if it holds for all but those of {@code isNot}
 * @param isNot if this is empty too, it holds for any value, but not for none
 */
record Condition(String column, List<String> is, List<String> isNot) {
    private static final int MOST = 20;

    static Condition read(Input in) {
        return new Condition(in.text("column", ReportMap.LONGEST), in.ids("is", MOST), in.ids("isNot", MOST));
    }

    /** Returns true if all of them hold. */
    static boolean all(List<Condition> conditions, Map<String, String> record) {
        return conditions.stream().allMatch(condition -> condition.holds(record));
    }

    boolean holds(Map<String, String> record) {
        String value = record.getOrDefault(column, "");
        if (!is.isEmpty()) {
            return is.contains(value);
        }
        return isNot.isEmpty() ? !value.isEmpty() : !isNot.contains(value);
    }
}
