package dev.makegood.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makegood.logging.Log;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Maps values of one type to rows: their keys and index entries. */
public final class RowType<T> {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private static final Log LOG = Log.of(RowType.class);

    private static final Set<String> RESERVED = Set.of("pk", "sk", "version");

    private final Class<T> type;
    private final Function<T, Key> key;
    private final Function<T, List<IndexEntry>> indexEntries;

    /**
     * Creates a type.
     *
     * @param indexEntries the index entries of a row
     */
    public RowType(Class<T> type, Function<T, Key> key, Function<T, List<IndexEntry>> indexEntries) {
        this.type = type;
        this.key = key;
        this.indexEntries = indexEntries;
    }

    /** Creates a type whose rows are in no index. */
    public RowType(Class<T> type, Function<T, Key> key) {
        this(type, key, _ -> List.of());
    }

    public Write create(T value) {
        return new Write.Create(key.apply(value), attributes(value));
    }

    /** Returns a write that adds the row and never refuses the transaction that it belongs to. */
    public Write.Add add(T value, Function<Row, Optional<Write.Add>> otherwise) {
        return new Write.Add(key.apply(value), attributes(value), otherwise);
    }

    /** Returns a write that replaces a row; refused if the row has changed since it was read. */
    public Write replace(Stored<T> old, T value) {
        if (!key.apply(old.value()).equals(key.apply(value))) {
            throw new IllegalArgumentException("a replacement must keep its key");
        }
        return new Write.Replace(key.apply(value), old.version(), attributes(value));
    }

    /** Returns a write that deletes a row; refused if the row has changed since it was read. */
    public Write delete(Stored<T> old) {
        return new Write.Delete(key.apply(old.value()), old.version());
    }

    /**
     * Returns a check that writes nothing: the transaction is refused if the row, or its absence, has changed since it
     * was read.
     */
    public Write check(Key at, Optional<Stored<T>> read) {
        return new Write.Check(at, read.map(Stored::version).orElse(0L));
    }

    /** Returns a write that creates the row if none was read, or else replaces it. */
    public Write put(Optional<Stored<T>> old, T value) {
        return old.map(stored -> replace(stored, value)).orElseGet(() -> create(value));
    }

    public Optional<Stored<T>> find(Database database, Key at) {
        return database.find(at).map(this::read);
    }

    /**
     * Returns a row that another row refers to.
     *
     * @throws TornRead if there is none
     */
    public Stored<T> get(Database database, Key at) {
        return find(database, at).orElseThrow(() -> new TornRead(at + " does not exist"));
    }

    /** Reads the row of a value again. */
    public Optional<Stored<T>> again(Database database, T seen) {
        return find(database, key.apply(seen));
    }

    public Stored<T> read(Row row) {
        return new Stored<>(StorageJson.MAPPER.convertValue(row.attributes(), type), row.version());
    }

    /**
     * Reads one row of a list. Logs a row that cannot be read and returns empty, so that it does not block the others.
     */
    public Optional<T> readable(Row row) {
        try {
            return Optional.of(read(row).value());
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot be read: {}", row.key(), unreadable);
            return Optional.empty();
        }
    }

    /** Reads the rows of a page that can be read; logs and leaves out the others. */
    public Page<T> readable(Page<Row> page) {
        return new Page<>(
                page.items().stream().flatMap(row -> readable(row).stream()).toList(), page.next());
    }

    /**
     * Reads the readable fields of a row and takes the others from {@code blank}. The type must be a record.
     *
     * @param unreadable receives the name of each field that cannot be read
     */
    public Stored<T> salvage(Row row, T blank, Consumer<String> unreadable) {
        Map<String, Object> good = StorageJson.MAPPER.convertValue(blank, ATTRIBUTES);
        for (RecordComponent part : type.getRecordComponents()) {
            String field = part.getName();
            var tried = new HashMap<>(good);
            tried.put(field, row.attributes().get(field));
            try {
                StorageJson.MAPPER.convertValue(tried, type);
                good = tried;
            } catch (IllegalArgumentException bad) {
                unreadable.accept(field);
            }
        }
        return new Stored<>(StorageJson.MAPPER.convertValue(good, type), row.version());
    }

    private Map<String, Object> attributes(T value) {
        Map<String, Object> attributes = new TreeMap<>(StorageJson.MAPPER.convertValue(value, ATTRIBUTES));
        for (IndexEntry entry : indexEntries.apply(value)) {
            if (entry.index().table() != key.apply(value).table()) {
                throw new IllegalArgumentException(entry + " belongs to another table than " + type);
            }
            attributes.put(entry.index().partitionAttribute(), entry.partition());
            attributes.put(entry.index().sortAttribute(), entry.sort());
        }
        if (attributes.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException(type + " has a field with the name of one of " + RESERVED);
        }
        return attributes;
    }
}
