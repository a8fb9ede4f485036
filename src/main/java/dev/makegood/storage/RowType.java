package dev.makegood.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** How values of one type become rows: where they lie, and which index attributes they carry. */
public final class RowType<T> {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private static final System.Logger LOG = System.getLogger(RowType.class.getName());

    private static final Set<String> RESERVED = Set.of("pk", "sk", "version");

    private final Class<T> type;
    private final Function<T, Key> key;
    private final Function<T, Map<String, String>> indexAttributes;

    public RowType(Class<T> type, Function<T, Key> key, Function<T, Map<String, String>> indexAttributes) {
        this.type = type;
        this.key = key;
        this.indexAttributes = indexAttributes;
    }

    /** A type of rows that are in no index beyond their own fields. */
    public RowType(Class<T> type, Function<T, Key> key) {
        this(type, key, value -> Map.of());
    }

    public Write create(T value) {
        return new Write.Create(key.apply(value), attributes(value));
    }

    /** Adds the row without ever refusing what is written with it. */
    public Write.Add add(T value, Function<Row, Optional<Write.Add>> otherwise) {
        return new Write.Add(key.apply(value), attributes(value), otherwise);
    }

    /** Replaces what was read; refused if it has changed since. */
    public Write replace(Stored<T> old, T value) {
        if (!key.apply(old.value()).equals(key.apply(value))) {
            throw new IllegalArgumentException("a replacement keeps its key");
        }
        return new Write.Replace(key.apply(value), old.version(), attributes(value));
    }

    /** Removes what was read; refused if it has changed since. */
    public Write delete(Stored<T> old) {
        return new Write.Delete(key.apply(old.value()), old.version());
    }

    /** Writes nothing: the transaction stands only if what was read of the row has not changed, its absence included. */
    public Write check(Key at, Optional<Stored<T>> read) {
        return new Write.Check(at, read.map(Stored::version).orElse(0L));
    }

    /** Creates the row if none was read, else replaces what was read. */
    public Write put(Optional<Stored<T>> old, T value) {
        return old.map(stored -> replace(stored, value)).orElseGet(() -> create(value));
    }

    public Optional<Stored<T>> find(Database database, Key at) {
        return database.find(at).map(this::read);
    }

    public Stored<T> read(Row row) {
        return new Stored<>(StorageJson.MAPPER.convertValue(row.attributes(), type), row.version());
    }

    /** Reads one row of a list, in which a row that cannot be read is reported and passed over. */
    public Optional<T> readable(Row row) {
        try {
            return Optional.of(read(row).value());
        } catch (IllegalArgumentException unreadable) {
            LOG.log(System.Logger.Level.ERROR, "cannot be read: " + row.key(), unreadable);
            return Optional.empty();
        }
    }

    /**
     * Reads what can be read of a row, whose type is a record; the rest is as in {@code blank}.
     *
     * @param unreadable takes note of the fields that are not what they should be
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
        attributes.putAll(indexAttributes.apply(value));
        if (attributes.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException(type + " has a field named as one of " + RESERVED);
        }
        return attributes;
    }
}
