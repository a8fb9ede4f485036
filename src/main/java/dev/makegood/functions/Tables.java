package dev.makegood.functions;

import dev.makegood.storage.Table;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Reads the names of the tables from {@code makegood.tables.*}. */
final class Tables {
    private Tables() {}

    static Map<Table, String> names(Config config) {
        var names = new EnumMap<Table, String>(Table.class);
        for (Table table : Table.values()) {
            names.put(table, config.getValue("makegood.tables." + table.name().toLowerCase(Locale.ROOT), String.class));
        }
        return names;
    }
}
