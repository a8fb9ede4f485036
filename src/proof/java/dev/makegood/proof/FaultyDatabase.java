package dev.makegood.proof;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Is the database as a process sees it, with the answers of {@code DynamoDatabase} when a request fails. */
record FaultyDatabase(Process process, Database database) implements DelegatingDatabase {
    @Override
    public Optional<Row> find(Key key) {
        return process.remote(
                CallSite.FIND,
                key.partition() + " " + key.sort(),
                () -> database.find(key),
                fault -> busy("could not be read: " + fault));
    }

    @Override
    public Page<Row> query(Query query) {
        return process.remote(
                CallSite.QUERY,
                query.index().map(Enum::toString).orElse(query.table().toString()) + " " + query.partition(),
                () -> database.query(query),
                fault -> fault == Fault.CUT ? database.query(ofOneRow(query)) : busy("could not be read: " + fault));
    }

    private static Query ofOneRow(Query query) {
        return new Query(
                query.table(), query.index(), query.partition(), query.range(), query.descending(), 1, query.after());
    }

    @Override
    public boolean commit(List<Write> writes) {
        Optional<Boolean> done;
        do {
            done = process.remote(
                    CallSite.COMMIT,
                    writes.getFirst().key().partition() + " +" + (writes.size() - 1),
                    () -> Optional.of(database.commit(writes)),
                    fault -> switch (fault) {
                        // The same transaction is tried again.
                        case CONFLICT -> Optional.empty();
                        case THROTTLED -> busy("transactions on the same rows did not end");
                        case REJECTED -> throw rejected();
                        // It is unknown whether it was committed.
                        default -> Optional.of(false);
                    });
        } while (done.isEmpty());
        return done.get();
    }

    private static TransactionCanceledException rejected() {
        return TransactionCanceledException.builder()
                .message("an item is not as it should be")
                .build();
    }

    private static <T> T busy(String reason) {
        throw new StorageBusy(reason);
    }
}
