package dev.makegood.proof;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import java.util.Optional;

/** Scans the tables as a process does. */
record FaultyScanner(Process process, Scanner scanner) implements Scanner {
    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        return process.remote(CallSite.SCAN, table.toString(), () -> scanner.scan(table, after), _ -> {
            throw new StorageBusy("could not be scanned");
        });
    }
}
