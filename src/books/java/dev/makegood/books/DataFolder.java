package dev.makegood.books;

import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.template.Template;
import dev.makegood.storage.Table;
import dev.makegood.storage.dynamo.DynamoScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Exports the tables of a folder that {@code scripts/local --data} wrote, while no platform runs on it. */
final class DataFolder {
    private static final String DATABASE = "dynamodb";

    private DataFolder() {}

    static boolean is(Path folder) {
        return Files.isDirectory(folder.resolve(DATABASE));
    }

    /** Writes an export of all tables as of the platform's present time. */
    static void export(Path folder, Path export) throws IOException {
        Instant at = new PlatformClock(folder.resolve("clock")).now();
        try (var database = DynamoLocal.onDisk(0, folder.resolve(DATABASE), Map.of(), 0);
                var client = database.client()) {
            new ExportWriter(export).write(new DynamoScanner(client, names()), at);
        }
    }

    /** Returns the local platform's name of each table. */
    static Map<Table, String> names() {
        return Tables.names(Template.read(Path.of("template.yaml")).tables());
    }
}
