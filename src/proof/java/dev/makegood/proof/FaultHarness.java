package dev.makegood.proof;

import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Places every fault at every call of a flow, one at a time. Whatever the fault, the flow must end as without one, if it has one end. */
final class FaultHarness {
    /** The rows per scanned page: all of them. */
    private static final int SCANNED = 10_000;

    private final Flow flow;
    private final Map<String, String> cleanEnd;
    final List<CallSite> calls;

    /** Holds the result of one fault. */
    record Result(String flow, int number, Fault fault, HistoryState history, List<String> violations) {}

    FaultHarness(Flow flow) {
        this.flow = flow;
        HistoryState history = play(Plan::clean);
        cleanEnd = Rows.essence(history);
        var violations = new ArrayList<>(Invariants.violations(history));
        long refunded = history.gateway.books.values().stream()
                .mapToLong(paid -> paid.amount().getAmountMinorLong())
                .sum();
        if (refunded != flow.refunded()) {
            violations.add("the gateway paid " + refunded + " instead of " + flow.refunded());
        }
        if (!violations.isEmpty()) {
            throw new IllegalStateException(
                    flow.name() + " is wrong without a fault: " + violations + "\n" + String.join("\n", history.story));
        }
        calls = List.copyOf(history.plan.calls);
    }

    Result place(int number, Fault fault) {
        HistoryState history = play(() -> Plan.one(number, fault));
        Map<String, String> end = Rows.essence(history);
        var violations = new ArrayList<>(Invariants.violations(history));
        if (history.plan.placed.isEmpty()) {
            violations.add("call " + number + " was never made");
        }
        var names = new TreeSet<>(cleanEnd.keySet());
        names.addAll(end.keySet());
        names.stream()
                .filter(_ -> flow.hasOneEnd())
                .filter(name -> !String.valueOf(end.get(name)).equals(String.valueOf(cleanEnd.get(name))))
                .forEach(name -> violations.add(
                        "another end, " + name + ": " + end.get(name) + " instead of " + cleanEnd.get(name)));
        return new Result(flow.name(), number, fault, history, violations);
    }

    private HistoryState play(Supplier<Plan> plan) {
        HistoryState history;
        do {
            history = play(plan.get());
        } while (history.turns.disturbed());
        return history;
    }

    private HistoryState play(Plan plan) {
        var memory = new MemoryDatabase();
        var tables = new HistoryState.Tables(memory, new MemoryScanner(memory, SCANNED));
        var history = new HistoryState(
                flow.rules(),
                tables,
                plan,
                _ -> 0,
                _ -> flow.gateway(),
                _ -> List.of(Duration.ofMinutes(2), Duration.ofMinutes(7)),
                () -> false);
        history.turns.start(flow.name(), () -> {
            flow.story().accept(new StoryMarket(history));
            Settling.jobs(history);
        });
        history.turns.run();
        Settling.settle(history);
        return history;
    }
}
