package dev.makegood.imports;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads and writes the rows of imports and of their errors. */
public final class FileImports {
    private static final String ALL = "imports";
    private static final String OPEN = "open";
    private static final String IMPORT = "IMPORT";
    private static final String ERROR = "ERROR";

    private static final RowType<FileImport> ROWS =
            new RowType<>(FileImport.class, one -> key(one.id()), FileImports::entry);

    private static final RowType<ImportError> ERRORS = new RowType<>(
            ImportError.class,
            error -> new Key(
                    Table.IMPORTS,
                    error.at(),
                    KeyText.join(ERROR, "%09d".formatted(error.line()), "%09d".formatted(error.item()))));

    private final Database database;

    public FileImports(Database database) {
        this.database = database;
    }

    /** Those with work are in an index, the oldest first. */
    private static List<IndexEntry> entry(FileImport one) {
        return one.isOpen() ? List.of(Index.IMPORTS_OPEN.entry(OPEN, one.at(), one.id())) : List.of();
    }

    public Optional<Stored<FileImport>> find(String importId) {
        return ROWS.find(database, key(importId));
    }

    /** Returns a page of all imports, by id. */
    public Page<FileImport> all(int limit, Optional<Cursor> after) {
        return database.query(Query.table(Table.IMPORTS, ALL, Query.Range.under(IMPORT), limit)
                        .after(after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns the imports with work, the oldest first; one may have been finished meanwhile. */
    List<FileImport> open() {
        return database.all(Query.index(Index.IMPORTS_OPEN, OPEN, Query.Range.whole(), Query.MAX_LIMIT)).stream()
                .flatMap(row -> ROWS.find(database, row.key()).stream())
                .map(Stored::value)
                .filter(FileImport::isOpen)
                .toList();
    }

    /** Returns a page of an import's errors, by line. */
    public Page<ImportError> errors(FileImport one, int limit, Optional<Cursor> after) {
        return database.query(Query.table(Table.IMPORTS, one.errorsAt(), Query.Range.under(ERROR), limit)
                        .after(after))
                .map(row -> ERRORS.read(row).value());
    }

    /** Changes an import, and adds errors; returns empty if another worker has changed it since. */
    Optional<FileImport> change(FileImport seen, UnaryOperator<FileImport> change, List<ImportError> errors) {
        return database.decide(() -> find(seen.id())
                .filter(stored -> stored.value().equals(seen))
                .map(stored -> {
                    FileImport next = change.apply(seen);
                    Stream<Write> named = errors.stream().map(FileImports::add);
                    return new Decision<>(
                            Optional.of(next),
                            Stream.concat(Stream.of(replace(stored, next)), named)
                                    .toList());
                })
                .orElseGet(() -> Decision.answer(Optional.empty())));
    }

    Write create(FileImport one) {
        return ROWS.create(one);
    }

    Write replace(Stored<FileImport> old, FileImport changed) {
        return ROWS.replace(old, changed);
    }

    /** An error may be there already if the row of its import has expired before it. */
    private static Write add(ImportError error) {
        return ERRORS.add(error, _ -> Optional.empty());
    }

    private static Key key(String importId) {
        return new Key(Table.IMPORTS, ALL, KeyText.join(IMPORT, importId));
    }
}
