package dev.makegood.local.gateway;

import dev.makegood.local.gateway.Entry.Kind;
import dev.makegood.local.gateway.Movement.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps the gateway's own books, which share nothing with ours, so that a test can compare the two. Every change is an
 * entry, and is in the journal before anyone is answered. A key moves money at most once.
 */
final class Books implements AutoCloseable {

    /** Shows one row per key, in the order of first requests, and anomalies, for tests. */
    record Snapshot(List<Movement> movements, List<String> anomalies) {}

    private final Map<String, Movement> movements = new LinkedHashMap<>();
    private final Map<String, Behaviour> promises = new HashMap<>();
    private final Map<String, Integer> finds = new HashMap<>();
    private final List<String> anomalies = new ArrayList<>();
    private final Optional<Journal> journal;
    private int references;

    /**
     * Opens the books.
     *
     * @param directory where the journal is; empty for in memory
     */
    Books(Optional<Path> directory) {
        journal = directory.map(Journal::new);
        journal.ifPresent(kept -> kept.found().forEach(line -> apply(Json.read(line, Entry.class))));
    }

    /** Records a request. Empty if the key was used before for another refund, which is an anomaly. */
    synchronized Optional<Movement> ask(Refund refund) {
        Movement before = movements.get(refund.key());
        if (before != null && !before.refund().equals(refund)) {
            anomaly(refund, "key used again with other content: %s, before: %s".formatted(refund, before.refund()));
            return Optional.empty();
        }
        write(new Entry(Kind.ASKED, refund, null, null));
        return Optional.of(movements.get(refund.key()));
    }

    /** Moves the money unless it moved already or is about to. */
    synchronized Movement pay(String key) {
        return change(key, this::undecided, Kind.SENT, nextReference(), null);
    }

    /** Declines unless the money moved already or is about to. */
    synchronized Movement decline(String key, String reason) {
        return change(key, this::undecided, Kind.DECLINED, reason, null);
    }

    /** Accepts for later unless it was accepted already. */
    synchronized Movement accept(String key, Behaviour promise) {
        return change(key, this::undecided, Kind.PENDING, nextReference(), promise);
    }

    /** Ends a pending one; empty if it is not pending. {@code declined} is the reason if it is to be declined. */
    synchronized Optional<Movement> settle(String key, Optional<String> declined) {
        Movement before = movements.get(key);
        if (before == null || before.status() != Status.PENDING) {
            return Optional.empty();
        }
        Kind kind = declined.isPresent() ? Kind.DECLINED : Kind.SENT;
        return Optional.of(change(key, any -> true, kind, declined.orElse(before.reference()), null));
    }

    /** Returns a paid one to the gateway, once; empty if it was not paid. */
    synchronized Optional<Movement> comeBack(String key, String reason) {
        Movement before = movements.get(key);
        return before == null || before.status() != Status.DONE && before.status() != Status.RETURNED
                ? Optional.empty()
                : Optional.of(change(key, paid -> paid.status() == Status.DONE, Kind.RETURNED, reason, null));
    }

    /** Counts a find; returns true if a pending movement settles after it. */
    synchronized boolean foundOftenEnough(String key) {
        Behaviour promise = promises.get(key);
        int count = finds.merge(key, 1, Integer::sum);
        return promise != null && promise.afterFinds() != null && count >= promise.afterFinds();
    }

    synchronized Behaviour promise(String key) {
        return promises.get(key);
    }

    synchronized Optional<Movement> find(String key) {
        return Optional.ofNullable(movements.get(key));
    }

    synchronized void calledBack(String key) {
        change(key, any -> true, Kind.CALLED_BACK, null, null);
    }

    synchronized void anomaly(Refund refund, String text) {
        write(new Entry(Kind.ANOMALY, refund, text, null));
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(List.copyOf(movements.values()), List.copyOf(anomalies));
    }

    private Movement change(String key, Predicate<Movement> when, Kind kind, String detail, Behaviour promise) {
        Movement before = movements.get(key);
        if (when.test(before)) {
            write(new Entry(kind, before.refund(), detail, promise));
        }
        return movements.get(key);
    }

    private boolean undecided(Movement movement) {
        return movement.status() == Status.ASKED || movement.status() == Status.DECLINED;
    }

    private String nextReference() {
        return "gw-" + (references + 1);
    }

    private void write(Entry entry) {
        journal.ifPresent(kept -> kept.append(Json.write(entry)));
        apply(entry);
    }

    private void apply(Entry entry) {
        if (entry.kind() == Kind.ANOMALY) {
            anomalies.add(entry.detail());
            return;
        }
        String key = entry.refund().key();
        movements.put(
                key, movements.getOrDefault(key, Movement.of(entry.refund())).after(entry));
        if (entry.kind() == Kind.PENDING) {
            promises.put(key, entry.promise());
        }
        if (entry.kind() == Kind.PENDING || entry.kind() == Kind.SENT) {
            references++;
        }
    }

    @Override
    public synchronized void close() {
        journal.ifPresent(Journal::close);
    }
}
