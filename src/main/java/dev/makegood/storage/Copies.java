package dev.makegood.storage;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Keeps what a process knows of each database, for all views of it, as long as the database is in use. Has no lock, so
 * that no thread ever waits for another one here.
 *
 * @param <T> what is known of a database; must not refer to it
 */
public final class Copies<T> {
    private final AtomicReference<List<Known<T>>> all = new AtomicReference<>(List.of());

    private record Known<T>(WeakReference<Database> of, T copy) {}

    /** Returns what is known of a database; {@code fresh} if nothing is known yet. */
    public T of(Database database, Supplier<T> fresh) {
        Database origin = database.origin();
        while (true) {
            List<Known<T>> before = all.get();
            Optional<T> found = find(before, origin);
            if (found.isPresent()) {
                return found.get();
            }
            T copy = fresh.get();
            if (all.compareAndSet(before, with(before, new Known<>(new WeakReference<>(origin), copy)))) {
                return copy;
            }
        }
    }

    private static <T> Optional<T> find(List<Known<T>> all, Database origin) {
        for (Known<T> known : all) {
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
