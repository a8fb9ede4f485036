package dev.makegood.storage;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps what a process knows of each database, for all views of it, as long as the database is in use. Has no lock, so
 * that no thread ever waits for another one here.
 *
 * @param <T> what is known of a database; must not refer to it
 */
public final class Copies<T> {
    /** A process has one database, but tests and the proof have thousands, which would make one list long. */
    private static final int LISTS = 1024;

    private final AtomicReferenceArray<List<Known<T>>> all = new AtomicReferenceArray<>(LISTS);

    private record Known<T>(WeakReference<Database> of, T copy) {}

    public Copies() {
        for (int list = 0; list < LISTS; list++) {
            all.set(list, List.of());
        }
    }

    /** Returns what is known of a database; {@code fresh} if nothing is known yet. */
    public T of(Database database, Supplier<T> fresh) {
        Database origin = database.origin();
        int list = System.identityHashCode(origin) % LISTS;
        while (true) {
            List<Known<T>> before = all.get(list);
            Optional<T> found = find(before, origin);
            if (found.isPresent()) {
                return found.get();
            }
            T copy = fresh.get();
            if (all.compareAndSet(list, before, with(before, new Known<>(new WeakReference<>(origin), copy)))) {
                return copy;
            }
        }
    }

    private static <T> Optional<T> find(List<Known<T>> list, Database origin) {
        for (Known<T> known : list) {
            if (known.of().refersTo(origin)) {
                return Optional.of(known.copy());
            }
        }
        return Optional.empty();
    }

    /** Adds at the front: where databases come and go, as in tests, the newest ones are asked for. */
    private static <T> List<Known<T>> with(List<Known<T>> before, Known<T> added) {
        var after = new ArrayList<Known<T>>(before.size() + 1);
        after.add(added);
        for (Known<T> known : before) {
            if (!known.of().refersTo(null)) {
                after.add(known);
            }
        }
        return after;
    }
}
