package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Records the units of each line that became short, in order, and the act behind it: from the reports, not from our
 * cases.
 */
final class ReportedShortfalls {
    /**
     * Holds units of a line that became short at once.
     *
     * @param paid the payment for them, in minor units
     * @param agreed the agreements of both sides for them
     * @param takenBack true once they will be shipped after all
     */
    record Grown(
            int units,
            long paid,
            Instant at,
            Optional<Instant> admittedAt,
            Optional<Agreed> agreed,
            boolean exempt,
            boolean takenBack) {
        Grown agreed(Agreed next) {
            return new Grown(units, paid, at, admittedAt, Optional.of(next), exempt, takenBack);
        }

        Grown nothingOwed() {
            return new Grown(units, paid, at, admittedAt, agreed, true, takenBack);
        }

        Grown back() {
            return new Grown(units, paid, at, admittedAt, agreed, true, true);
        }
    }

    /**
     * Holds an agreement.
     *
     * @param before true if the units were short before, so that their compensation stays owed
     */
    record Agreed(Side by, long minor, boolean before) {}

    private record Proposed(Side by, long minor, Instant at) {}

    private final Map<LineRef, List<Grown>> grown = new HashMap<>();
    private final Map<LineRef, Set<String>> attributes = new HashMap<>();
    private final Map<LineRef, Proposed> proposed = new HashMap<>();
    private final Map<LineRef, Integer> appealed = new HashMap<>();
    private final Map<LineRef, Integer> complained = new HashMap<>();
    private final Map<LineRef, Integer> late = new HashMap<>();
    private final Set<LineRef> complainedOfLate = new HashSet<>();

    ReportedShortfalls(Journal journal) {
        journal.committed.forEach(this::take);
    }

    List<Grown> of(LineRef line) {
        return grown.getOrDefault(line, List.of());
    }

    /** Returns the attributes that a case got since its order: a complaint about one case is not about the other. */
    Set<String> attributes(LineRef line, Violation violation) {
        return violation == Violation.STOCKOUT
                ? attributes.getOrDefault(line, Set.of())
                : complainedOfLate.contains(line) ? Set.of("complaintUpheld") : Set.of();
    }

    /**
     * Returns the units of a line that were short when it was found late, in the order of commits, since the clocks of
     * processes differ.
     */
    int shortWhenLate(LineRef line) {
        return late.getOrDefault(line, 0);
    }

    /**
     * Returns true if an upheld complaint does not cover the n-th growth (from 0) of a line, because that came later.
     */
    boolean isAfterComplaint(LineRef line, int n) {
        return n >= complained.getOrDefault(line, Integer.MAX_VALUE);
    }

    /** Returns the sum that both sides agreed on for a line. */
    Optional<Agreed> agreed(LineRef line) {
        return of(line).stream().flatMap(one -> one.agreed().stream()).findFirst();
    }

    private void take(Journal.Committed committed) {
        Set<LineRef> found = new HashSet<>();
        for (Journal.Change change : committed.changes()) {
            if (change.key().sort().equals("CASE") && change.before().isEmpty()) {
                CaseId.parse(change.key().partition()).ifPresent(this::foundLate);
            }
            if (change.key().sort().equals("CASE") && change.before().isPresent()) {
                takeBack(change);
            }
            if (change.key().sort().startsWith("LINE~") && change.after().isPresent()) {
                OrderLine after = line(change.key(), change.after().get());
                int before = change.before()
                        .map(row -> line(change.key(), row).shortUnits())
                        .orElse(0);
                if (after.shortUnits() > before) {
                    found.add(after.ref());
                    grown.computeIfAbsent(after.ref(), _ -> new ArrayList<>())
                            .add(new Grown(
                                    after.shortUnits() - before,
                                    paid(after),
                                    committed.asked(),
                                    admitted(committed, after.ref()),
                                    Optional.empty(),
                                    false,
                                    false));
                }
            }
        }
        committed.act().ifPresent(act -> take(act, committed, found));
        if (committed.act().isEmpty()) {
            takeUnanswered(committed, found);
        }
    }

    /** A pass of a schedule marks a proposal only if it takes effect, or comes to nothing with its line. */
    private void takeUnanswered(Journal.Committed committed, Set<LineRef> found) {
        for (Journal.Change change : committed.changes()) {
            if (change.key().sort().startsWith("CANCELLATION~")) {
                var line = new LineRef(
                        change.key().partition(),
                        new KeyText(change.key().sort()).parts().get(1));
                if (found.contains(line)) {
                    agree(line, true);
                }
            }
        }
    }

    private Stream<Grown> standing(LineRef line) {
        return of(line).stream().filter(one -> !one.takenBack());
    }

    /**
     * Returns the price of the units that became short last: all short units together cost their share of the line.
     */
    private long paid(OrderLine line) {
        long all = BigInteger.valueOf(line.line().paid().getAmountMinorLong())
                .multiply(BigInteger.valueOf(line.shortUnits()))
                .divide(BigInteger.valueOf(line.line().quantity()))
                .longValueExact();
        return Math.max(0, all - standing(line.ref()).mapToLong(Grown::paid).sum());
    }

    /** Finds by their numbers which units were taken back. */
    private void takeBack(Journal.Change change) {
        Case before = theCase(change.key(), change.before().get());
        Case after = theCase(change.key(), change.after().orElseThrow());
        int from = 0;
        for (int n = 0; n < before.tranches().size(); n++) {
            int to = from + before.tranches().get(n).units();
            if (after.tranches().get(n).takenBack() && !before.tranches().get(n).takenBack()) {
                takeBack(new LineRef(after.id().orderId(), after.id().lineId()), from, to);
            }
            from = to;
        }
    }

    private void takeBack(LineRef line, int from, int to) {
        List<Grown> all = grown.getOrDefault(line, List.of());
        int unit = 0;
        for (int n = 0; n < all.size(); n++) {
            if (unit >= from && unit < to) {
                all.set(n, all.get(n).back());
            }
            unit += all.get(n).units();
        }
    }

    private static Case theCase(Key key, Row row) {
        return new RowType<>(Case.class, _ -> key).read(row).value();
    }

    private void foundLate(CaseId id) {
        if (id.violation() == Violation.LATE_SHIPMENT) {
            var line = new LineRef(id.orderId(), id.lineId());
            late.put(line, standing(line).mapToInt(Grown::units).sum());
        }
    }

    private static OrderLine line(Key key, Row row) {
        return new RowType<>(OrderLine.class, _ -> key).read(row).value();
    }

    private Optional<Instant> admitted(Journal.Committed committed, LineRef line) {
        return committed.act().filter(act -> act.line().equals(line)).flatMap(act -> switch (act) {
            case Act.Admission _ -> Optional.of(committed.asked());
            case Act.Answer _ ->
                Optional.ofNullable(proposed.get(line))
                        .filter(offer -> offer.by() == Side.MERCHANT)
                        .map(Proposed::at);
            case Act.Proposal _, Act.Exemption _, Act.Appeal _, Act.Ruling _, Act.Upheld _ -> Optional.empty();
        });
    }

    private void take(Act act, Journal.Committed committed, Set<LineRef> found) {
        LineRef line = act.line();
        switch (act) {
            case Act.Admission _ -> {}
            case Act.Proposal offer -> {
                if (wrote(committed, "CANCELLATION~")) {
                    proposed.putIfAbsent(line, new Proposed(offer.by(), offer.minor(), committed.asked()));
                }
            }
            case Act.Answer answer -> {
                if (answer.accepted() && wrote(committed, "CANCELLATION~")) {
                    agree(line, found.contains(line));
                }
            }
            case Act.Exemption _ -> {
                if (wrote(committed, "EXEMPTION")) {
                    exempt(line, of(line).size());
                }
            }
            case Act.Appeal _ -> {
                if (wrote(committed, "APPEAL")) {
                    appealed.putIfAbsent(line, of(line).size());
                }
            }
            case Act.Ruling ruling -> {
                if (ruling.granted() && wrote(committed, "APPEAL")) {
                    exempt(line, appealed.getOrDefault(line, 0));
                }
            }
            case Act.Upheld _ -> {
                if (wroteOfLate(committed)) {
                    complainedOfLate.add(line);
                } else if (wrote(committed, "COMPLAINT")) {
                    attributes.computeIfAbsent(line, _ -> new HashSet<>()).add("complaintUpheld");
                    complained.put(line, of(line).size());
                }
            }
        }
    }

    private static boolean wroteOfLate(Journal.Committed committed) {
        return committed.changes().stream()
                .filter(change -> change.key().sort().startsWith("COMPLAINT"))
                .flatMap(change -> CaseId.parse(change.key().partition()).stream())
                .anyMatch(id -> id.violation() == Violation.LATE_SHIPMENT);
    }

    private static boolean wrote(Journal.Committed committed, String sort) {
        return committed.changes().stream()
                .anyMatch(change -> change.key().sort().startsWith(sort));
    }

    /** Applies an agreement to the units that it makes short; if there are none, to those that were short before. */
    private void agree(LineRef line, boolean more) {
        Proposed offer = proposed.get(line);
        List<Grown> all = grown.getOrDefault(line, List.of());
        change(
                all,
                more ? all.size() - 1 : 0,
                all.size(),
                one -> one.agreed(new Agreed(offer.by(), offer.minor(), !more)));
    }

    private void exempt(LineRef line, int first) {
        change(grown.getOrDefault(line, List.of()), 0, first, Grown::nothingOwed);
    }

    private static void change(List<Grown> all, int from, int to, UnaryOperator<Grown> how) {
        for (int n = from; n < to; n++) {
            all.set(n, how.apply(all.get(n)));
        }
    }
}
