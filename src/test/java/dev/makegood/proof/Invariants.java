package dev.makegood.proof;

import dev.makegood.account.Reconcile;
import dev.makegood.fact.Recorded;
import dev.makegood.order.OrderLine;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.EstablishStockout;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** What must hold once a history has settled: the books' own rules, and that the gateway and the callers agree with them. */
final class Invariants {
    static final List<String> ALL = List.of(
            "the nightly reconcile finds nothing",
            "the gateway paid what the settled refunds say, each once, and nothing else",
            "the gateway paid no order more than was paid for it",
            "every unit is shipped, refunded or replaced, and none is refunded twice",
            "what was accepted is there: told again it is the same, and nothing is written",
            "nothing unexpected was thrown, and everything due was done");

    private final World world;
    private final List<String> violations = new ArrayList<>();

    private Invariants(World world) {
        this.world = world;
        violations.addAll(world.problems);
        violations.addAll(world.gateway.problems);
    }

    static List<String> violations(World world) {
        var invariants = new Invariants(world);
        invariants.books();
        invariants.gateway();
        invariants.units();
        invariants.accepted();
        return invariants.violations;
    }

    private void books() {
        var result = new Reconcile(world.database, world.scanner).runOnce(world.turns.clock.instant(), Duration.ZERO);
        result.differences().forEach(difference -> violations.add("reconcile: " + difference));
        result.deferred().forEach(difference -> violations.add("reconcile, deferred: " + difference));
    }

    private <T> List<T> read(Class<T> type, Table table, String prefix) {
        return Rows.all(world.scanner).stream()
                .filter(row -> row.key().table() == table && row.key().sort().startsWith(prefix))
                .map(row -> new RowType<>(type, (Function<T, dev.makegood.storage.Key>) _ -> row.key())
                        .read(row)
                        .value())
                .toList();
    }

    private void gateway() {
        var expected = new TreeMap<String, Money>();
        read(Refund.class, Table.CASES, "REFUND~").stream()
                .filter(refund -> refund.state() instanceof RefundState.Settled)
                .filter(refund -> refund.split().cash().isPositive())
                .forEach(refund -> expected.put(
                        refund.refundId().toString(), refund.split().cash()));
        var paid = new TreeMap<String, Money>();
        world.gateway.books.forEach((key, entry) -> paid.put(key, entry.amount()));
        compare("the gateway's books", expected, paid);
        Map<String, Long> byOrder = world.gateway.books.values().stream()
                .collect(Collectors.groupingBy(
                        Witness.Paid::orderId,
                        Collectors.summingLong(entry -> entry.amount().getAmountMinorLong())));
        Map<String, Long> worth = read(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .filter(line -> !line.line().lineId().startsWith("swap-"))
                .collect(Collectors.groupingBy(
                        OrderLine::orderId,
                        Collectors.summingLong(line -> line.line().paid().getAmountMinorLong())));
        byOrder.forEach((order, minor) -> {
            if (minor > worth.getOrDefault(order, 0L)) {
                violations.add(order + " was paid back " + minor + " of " + worth.get(order));
            }
        });
    }

    private void units() {
        Map<String, Integer> refunded = read(Refund.class, Table.CASES, "REFUND~").stream()
                .collect(Collectors.groupingBy(
                        refund -> refund.refundId().caseId().orderId() + "~"
                                + refund.refundId().caseId().lineId(),
                        Collectors.summingInt(refund ->
                                refund.refundId().toUnit() - refund.refundId().fromUnit() + 1)));
        for (OrderLine line : read(OrderLine.class, Table.ORDERS, "LINE~")) {
            String name = line.orderId() + "~" + line.line().lineId();
            compare("open units of " + name, 0, line.open());
            compare("awaited units of " + name, 0, line.awaited());
            compare("short units of " + name, line.shortUnits(), refunded.getOrDefault(name, 0));
        }
    }

    private void accepted() {
        List<String> before = Rows.exactly(world.scanner);
        world.turns.start("once more", () -> List.copyOf(world.accepted).forEach(this::again));
        world.turns.run();
        violations.addAll(world.turns.failures);
        compare("the rows after all was told again", before, Rows.exactly(world.scanner));
    }

    private void again(World.Accepted told) {
        Object answer = world.tell(told.what() + ", again", told.request());
        boolean known = answer instanceof Recorded.Repeated<?>
                || answer instanceof EstablishStockout.Outcome outcome
                        && outcome.units() == 0
                        && outcome.theCase().isPresent();
        if (!known) {
            violations.add(told.what() + " was accepted, and told again: " + answer);
        }
    }

    private void compare(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add(what + ": " + found + " instead of " + expected);
        }
    }
}
