package dev.makegood.file;

import dev.makegood.command.Actor;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of uploaded files, which are stored with their order. Those of buyers are in an index, for
 * erasure.
 */
public final class UploadedFiles implements KeptFiles {
    private static final String FILE = "FILE";

    private static final RowType<UploadedFile> ROWS =
            new RowType<>(
                    UploadedFile.class,
                    file -> key(file.line(), file.owner(), file.sha256()),
                    file -> file
                            .buyer()
                            .map(buyer -> Index.PERSONAL_BY_BUYER.entry(buyer, KeyText.join(FILE, file.sha256())))
                            .stream()
                            .toList());

    private final Database database;
    private final FileStore store;

    public UploadedFiles(Database database, FileStore store) {
        this.database = database;
        this.store = store;
    }

    public Optional<Stored<UploadedFile>> find(LineRef line, String owner, String sha256) {
        return ROWS.find(database, key(line, owner, sha256));
    }

    @Override
    public boolean have(LineRef line, Actor by, Attachment.File file, Instant now) {
        return find(line, by.role(), file.sha256())
                .map(Stored::value)
                .filter(kept -> kept.bytes() == file.bytes() && kept.mediaType().equals(file.mediaType()))
                .filter(kept -> !kept.isErased() && store.has(kept, now))
                .isPresent();
    }

    List<UploadedFile> of(LineRef line, String owner) {
        var range = Query.Range.under(FILE, line.lineId(), owner);
        return database.all(Query.table(Table.ORDERS, line.orderId(), range)).stream()
                .map(row -> ROWS.read(row).value())
                .toList();
    }

    /** Returns a page of a buyer's files, to be erased. */
    public Page<UploadedFile> ofBuyer(String buyer, Optional<Cursor> after) {
        var query = Query.index(Index.PERSONAL_BY_BUYER, buyer, Query.Range.under(FILE), Query.MAX_LIMIT)
                .after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    Write create(UploadedFile file) {
        return ROWS.create(file);
    }

    Write replace(Stored<UploadedFile> old, UploadedFile changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(LineRef line, String owner, String sha256) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join(FILE, line.lineId(), owner, sha256));
    }
}
