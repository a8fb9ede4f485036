package dev.makegood.proof;

import dev.makegood.oracle.Rules;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks that all cases of a merchant and a day have one count of its lines, and that it counts what was there then: all
 * that was recorded well before it, and nothing that never was.
 */
final class RatesKept {
    /** How long a report may take from its decision to its commit. */
    private static final Duration RECORDED = Duration.ofMinutes(10);

    private final ExpectedCompensation ruled;
    private final Consumer<String> violations;
    private final Map<List<?>, MerchantLines> counts = new HashMap<>();

    /** When each line was first in a state, by the names of the texts; lines that left it are in no lower bound. */
    private final Map<String, Map<LineRef, Instant>> since = new HashMap<>();

    private final Map<String, Set<LineRef>> left = new HashMap<>();
    private final Map<LineRef, OrderLine> lines = new HashMap<>();

    RatesKept(ExpectedCompensation ruled, Consumer<String> violations) {
        this.ruled = ruled;
        this.violations = violations;
    }

    void check(Journal journal) {
        for (Journal.Committed committed : journal.committed) {
            committed.changes().stream()
                    .filter(change -> change.key().table() == Table.ORDERS)
                    .flatMap(change -> change.after().stream())
                    .flatMap(row -> Orders.line(row).stream())
                    .forEach(line -> seen(line, committed.asked()));
        }
        ruled.cases.values().forEach(this::check);
    }

    private void seen(OrderLine line, Instant at) {
        lines.put(line.ref(), line);
        int merchants = line.units().shortUnits() - line.units().wished();
        put("paid", true, line, at);
        put("stockouts", merchants > 0, line, at);
        put(
                "cancellations",
                merchants > 0 && line.units().shortUnits() == line.units().quantity(),
                line,
                at);
        put("lateShipments", line.times().late(), line, at);
    }

    private void put(String what, boolean is, OrderLine line, Instant at) {
        Map<LineRef, Instant> all = since.computeIfAbsent(what, _ -> new HashMap<>());
        if (is) {
            all.putIfAbsent(line.ref(), at);
        } else if (all.containsKey(line.ref())) {
            left.computeIfAbsent(what, _ -> new HashSet<>()).add(line.ref());
        }
    }

    private void check(Case c) {
        Rules rules = ruled.rules(c);
        if (c.facts().merchantLines().isEmpty()) {
            if (!rules.countsLines().isEmpty()) {
                violations.accept(c.id() + " does not know its merchant's lines");
            }
            return;
        }
        MerchantLines counted = c.facts().merchantLines().get();
        MerchantLines first = counts.putIfAbsent(
                List.of(c.merchantId(), rules.text("zone"), counted.days(), counted.before()), counted);
        if (first != null && !first.equals(counted)) {
            violations.accept(c.id() + " counts " + counted + ", and another case of its day " + first);
        }
        between(c, rules, counted, "paid", counted.paid());
        for (MerchantRate.Of of : MerchantRate.Of.values()) {
            between(c, rules, counted, of.id(), counted.counted().get(of));
        }
    }

    private void between(Case c, Rules rules, MerchantLines counted, String what, long count) {
        ZoneId zone = ZoneId.of(rules.text("zone"));
        Instant end = counted.before().atStartOfDay(zone).toInstant();
        Instant start =
                counted.before().minusDays(counted.days()).atStartOfDay(zone).toInstant();
        Map<LineRef, Instant> all = since.getOrDefault(what, Map.of());
        List<LineRef> its = all.keySet().stream()
                .filter(ref -> lines.get(ref).line().merchantId().equals(c.merchantId()))
                .filter(ref -> !lines.get(ref).paidAt().isBefore(start))
                .filter(ref -> lines.get(ref).paidAt().isBefore(end))
                .toList();
        long most = its.stream()
                .filter(ref -> !all.get(ref).isAfter(counted.asOf().plus(RECORDED)))
                .count();
        long least = its.stream()
                .filter(ref -> !left.getOrDefault(what, Set.of()).contains(ref))
                .filter(ref -> all.get(ref).isBefore(counted.asOf().minus(RECORDED)))
                .count();
        if (count < least || count > most) {
            violations.accept(c.id() + " counts " + count + " " + what + ", and there were " + least + " to " + most
                    + ": " + counted);
        }
    }
}
