package dev.makegood.stockout.stranding;

import dev.makegood.inventory.Stock;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.OfAct;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Tells whether the brake of an act holds back the payments for the units that it stranded. */
public final class Holding {
    /** How often to look at held-back payments, and so how soon they go out after the brake has ended. */
    public static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    /** How long to wait for a count that has not stranded a line; after this, something is wrong with its lines. */
    static final Duration STUCK = Duration.ofMinutes(5);

    /** The time for taking back lines after a withdrawal; shorter than the hour that each refund has left. */
    static final Duration TAKING_BACK = Duration.ofMinutes(30);

    private static final Duration SOON = Duration.ofMinutes(1);

    /** The most acts to remember. */
    private static final int MOST_ENDED = 1_000;

    /** The acts whose brake was on and has ended: it holds back nothing ever again, so they are not read again. */
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    private final Strandings strandings;
    private final Stock stock;

    public Holding(Database database) {
        strandings = new Strandings(database);
        stock = new Stock(database);
    }

    /**
     * Holds the brake's answer.
     *
     * @param until when to look again; empty if nothing is held back
     * @param guards checks of the rows that the answer depends on
     */
    public record Answer(Optional<Instant> until, List<Write> guards) {
        static final Answer FREE = new Answer(Optional.empty(), List.of());

        private Answer and(Answer other) {
            return new Answer(
                    Stream.of(until, other.until).flatMap(Optional::stream).max(Comparator.naturalOrder()),
                    Stream.of(guards, other.guards)
                            .flatMap(List::stream)
                            .distinct()
                            .toList());
        }
    }

    /** Returns the keys of what must be read about these acts: of those that may still hold something back. */
    public List<Key> rows(Stream<OfAct> acts) {
        return acts.map(OfAct::strandingId)
                .distinct()
                .filter(id -> !ended.contains(id))
                .map(Strandings::key)
                .toList();
    }

    /** Remembers those of these rows' acts whose brake has ended, so that not all who ask at once read the same act. */
    public void remember(List<Row> rows) {
        Strandings.of(rows).filter(Stranding::hasEnded).forEach(one -> remember(one.strandingId()));
    }

    /** Asks about one act, or none. */
    public Answer of(Optional<OfAct> act, Instant now) {
        return act.map(one -> of(one, now)).orElse(Answer.FREE);
    }

    /** Asks about all acts that stranded units of a case. */
    public Answer of(Case c, Instant now) {
        return acts(c).stream().map(one -> of(one, now)).reduce(Answer.FREE, Answer::and);
    }

    /** Returns the acts that stranded units of a case. */
    public static List<OfAct> acts(Case c) {
        return c.tranches().stream()
                .filter(tranche -> !tranche.takenBack())
                .flatMap(tranche -> tranche.act().stream())
                .distinct()
                .toList();
    }

    private Answer of(OfAct act, Instant now) {
        if (ended.contains(act.strandingId())) {
            return Answer.FREE;
        }
        Optional<Stored<Stranding>> stored = strandings.find(act.strandingId());
        Optional<Instant> until =
                stored.flatMap(found -> until(found.value(), act, now)).filter(at -> at.isAfter(now));
        Optional<Instant> look = until.map(at -> now.plus(LOOK_AGAIN).isBefore(at) ? now.plus(LOOK_AGAIN) : at);
        if (stored.filter(found -> found.value().hasEnded()).isPresent()) {
            remember(act.strandingId());
            return Answer.FREE;
        }
        return new Answer(look, List.of(strandings.check(act.strandingId(), stored)));
    }

    private void remember(String strandingId) {
        if (ended.size() >= MOST_ENDED) {
            ended.clear();
        }
        ended.add(strandingId);
    }

    private Optional<Instant> until(Stranding stranding, OfAct act, Instant now) {
        return switch (stranding.brake()) {
            case Brake.Off _ -> isGrowing(stranding, now) ? Optional.of(now.plus(SOON)) : Optional.empty();
            case Brake.On on -> Optional.of(earliest(on.until(), act.atMostUntil()));
            case Brake.Withdrawn withdrawn ->
                withdrawn.done() ? Optional.empty() : Optional.of(takenBackBy(withdrawn, act));
            case Brake.Confirmed _, Brake.Over _ -> Optional.empty();
        };
    }

    /** Returns true while a count has still to strand lines, so that their number is not known yet. */
    public boolean isGrowing(Stranding stranding, Instant now) {
        return stranding.kind() == Stranding.Kind.COUNT
                && now.isBefore(stranding.at().plus(STUCK))
                && stock.find(stranding.stock())
                        .map(Stored::value)
                        .filter(position -> position.lastChange()
                                .filter(change -> change.report().equals(stranding.report()))
                                .isPresent())
                        .filter(position -> position.shortfall(now) > 0)
                        .isPresent();
    }

    /** Bounds the wait: the refund of a line that cannot be taken back goes out all the same, and in time. */
    private static Instant takenBackBy(Brake.Withdrawn withdrawn, OfAct act) {
        Instant end = withdrawn.word().at().plus(TAKING_BACK);
        return earliest(end, act.atMostUntil().plus(TAKING_BACK));
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
