package dev.makegood.storage;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Records, for each committed decision, the rows that it read one by one and neither wrote nor checked: they may have
 * changed before the commit.
 */
public final class GuardWitness implements DelegatingDatabase {
    /**
     * Names a row that was read and not guarded.
     *
     * @param by the use case that decided
     * @param row its kind, such as {@code CASES CASE}
     */
    public record Unguarded(String by, String row, Key key) {}

    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Database database;
    private final Consumer<Unguarded> report;

    /** The rows that the current decision has read, also in threads that it starts. */
    private final InheritableThreadLocal<Set<Key>> read = new InheritableThreadLocal<>();

    /**
     * Creates the witness.
     *
     * @param report receives each such row, harmless or not
     */
    public GuardWitness(Database database, Consumer<Unguarded> report) {
        this.database = database;
        this.report = report;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public <R> R decide(Supplier<Decision<R>> decision) {
        try {
            return DelegatingDatabase.super.decide(() -> {
                read.set(ConcurrentHashMap.newKeySet());
                return decision.get();
            });
        } finally {
            read.remove();
        }
    }

    @Override
    public Optional<Row> find(Key key) {
        Optional.ofNullable(read.get()).ifPresent(keys -> keys.add(key));
        return database.find(key);
    }

    @Override
    public boolean commit(List<Write> writes) {
        boolean done = database.commit(writes);
        Set<Key> keys = read.get();
        if (done && keys != null) {
            writes.forEach(write -> keys.remove(write.key()));
            String by = useCase();
            keys.forEach(key -> report.accept(new Unguarded(by, kind(key, writes), key)));
        }
        return done;
    }

    /**
     * Returns the table and the beginning of the sort key; for a case, also whether it is of another line than the
     * written rows.
     */
    private static String kind(Key key, List<Write> writes) {
        String kind = key.table() + " " + sortOf(key);
        boolean foreign = key.sort().equals("CASE")
                && writes.stream().noneMatch(write -> line(write.key()).equals(line(key)));
        return foreign ? kind + " of another line" : kind;
    }

    private static String sortOf(Key key) {
        return key.table() == Table.POLICIES
                ? key.partition().replaceAll("~.*", "")
                : key.sort().replaceAll("[~0-9].*", "");
    }

    private static String line(Key key) {
        return key.partition().replaceAll("^([^~]*~[^~]*)~.*", "$1");
    }

    private static String useCase() {
        return WALKER.walk(frames -> frames.map(StackFrame::getClassName)
                .filter(name -> name.startsWith("dev.makegood.") && !name.startsWith("dev.makegood.storage."))
                .findFirst()
                .map(name -> name.replaceAll(".*\\.|\\$.*", ""))
                .orElse("nobody"));
    }
}
