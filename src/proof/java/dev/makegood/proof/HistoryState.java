package dev.makegood.proof;

import dev.makegood.command.Outcome;
import dev.makegood.notice.Notice;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.archive.ArchivedRows;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.StorageBusy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Holds one history: the tables, the gateway, the bus, the callers, and everything that was accepted or failed. */
final class HistoryState {
    /** How often a sender repeats a request: far more often than there are faults in a row. */
    private static final int MOST_ATTEMPTS = 30;

    /** Holds something that was reported and accepted, to be repeated in the end. */
    record Accepted(String what, Optional<Act> act, Function<UseCases, ?> request, Object answer) {}

    final HistoryRules setting;
    final Journal journal = new Journal();
    final Turns turns;
    final Plan plan;
    final Database database;
    final Scanner scanner;
    final WitnessGateway gateway;
    final List<Notice> delivered = new ArrayList<>();
    final List<Accepted> accepted = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    /** Carries the lines of orders; without one, an order is counted as soon as it is placed. */
    Optional<LateStream> stream = Optional.empty();

    /** Takes orders that went well; without one, all stay in their table. */
    Optional<MemoryArchive> archive = Optional.empty();

    /** Takes back what the platform advanced; without one, nothing is advanced. */
    Optional<WitnessAdvances> advances = Optional.empty();

    /** True if records of lines were lost, or as late as if they were. */
    boolean losesRecords;

    /** How many lines were found that were not counted for a day. */
    int missed;

    /** The time from which nothing fails any more. */
    Instant settlingSince;

    private final Map<Key, ClaimsKept> claims = new HashMap<>();
    private final BooleanSupplier duplicates;

    private Duration lag = Duration.ZERO;

    /** The difference of each process's clock from the true time. */
    private Supplier<Duration> skews = () -> Duration.ZERO;

    /**
     * Creates the history.
     *
     * @param setting the rules, which are published here
     * @param choice which thread continues
     * @param behaviours how the gateway treats a key
     * @param delays how long the gateway's webhooks for one event take
     * @param duplicates whether a request is sent twice concurrently
     */
    HistoryState(
            HistoryRules setting,
            Tables tables,
            Plan plan,
            IntUnaryOperator choice,
            Function<String, WitnessGateway.Behaviour> behaviours,
            Function<GatewayEvent, List<Duration>> delays,
            BooleanSupplier duplicates) {
        this.setting = setting;
        this.plan = plan;
        turns = new Turns(Shop.START, choice);
        database =
                new LaggingIndexes(tables.database(), turns.clock::instant, () -> plan.isOver() ? Duration.ZERO : lag);
        setting.publish(database);
        scanner = tables.scanner();
        this.duplicates = duplicates;
        gateway = new WitnessGateway(
                behaviours, event -> delays.apply(event).forEach(delay -> deliver(event, delay)), this::deliver);
    }

    /** Holds empty tables. */
    record Tables(Database database, Scanner scanner) {}

    /** Makes indexes lag by this much from now on, while calls fail. */
    void lag(Duration behind) {
        lag = behind;
    }

    /** Gives each process a clock of its own from now on, this far from the true time while calls fail. */
    void skew(Supplier<Duration> each) {
        skews = each;
    }

    /** Repeats a request until it is answered, and records an accepted one. */
    <T> T tell(String what, Function<UseCases, T> request) {
        return tell(what, Optional.empty(), request);
    }

    <T> T tell(String what, Act act, Function<UseCases, T> request) {
        return tell(what, Optional.of(act), request);
    }

    <T> T tell(String what, Optional<Act> act, Function<UseCases, T> request) {
        if (!plan.isOver() && turns.call(duplicates::getAsBoolean)) {
            turns.start("duplicate of " + what, () -> send(what, act, request));
        }
        return send(what, act, request);
    }

    private <T> T send(String what, Optional<Act> act, Function<UseCases, T> request) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<T> answer = once(what, act, request);
            if (answer.isPresent()) {
                say(what + ": " + inShort(answer.get()));
                if (isAccepted(answer.get())) {
                    accepted.add(new Accepted(what, act, request, answer.get()));
                }
                return answer.get();
            }
            turns.sleep(Duration.ofSeconds(attempt));
        }
        throw new IllegalStateException(what + " was never answered");
    }

    private <T> Optional<T> once(String what, Optional<Act> act, Function<UseCases, T> request) {
        Optional<Fault> fault = turns.call(() -> plan.next(CallSite.REQUEST, what));
        if (fault.filter(one -> one != Fault.ANSWER_LOST).isPresent()) {
            return Optional.empty();
        }
        Optional<T> answer = attempt(what, act, request);
        return fault.isPresent() ? Optional.empty() : answer;
    }

    /** Runs a schedule's job once; the next run does the work that this one could not do. */
    void trigger(String what, Consumer<UseCases> job) {
        attempt(what, Optional.empty(), useCases -> {
            job.accept(useCases);
            return true;
        });
    }

    private <T> Optional<T> attempt(String what, Optional<Act> act, Function<UseCases, T> request) {
        var asked = new Journal.Asked();
        Clock clock = plan.isOver() ? turns.clock : Clock.offset(turns.clock, turns.call(skews::get));
        var watched = new ClaimsKept(journal.of(database, act, asked), clock, claims, problems::add);
        var process = new Process(
                turns,
                clock,
                plan,
                new Tables(watched, scanner),
                archive,
                advances,
                gateway,
                message -> delivered.add(message.notice()));
        try {
            return Optional.of(request.apply(new UseCases(process, setting, asked, this::fault)));
        } catch (Killed killed) {
            say(what + ": killed");
        } catch (RuntimeException fault) {
            // A pass that is cut short fails after its process has died.
            if (!process.isDead()) {
                fault(what, fault);
            }
        }
        return Optional.empty();
    }

    /** Returns the rows of orders that have left their table; none if a copy cannot be read. */
    List<Row> archivedRows() {
        try {
            return archive.map(store -> ArchivedRows.of(Rows.all(scanner), database, store))
                    .orElse(List.of());
        } catch (IllegalStateException damaged) {
            problems.add(damaged.getMessage());
            return List.of();
        }
    }

    /** Temporary trouble is no problem while calls fail, and neither is a copy that is not what was written. */
    private void fault(Object about, RuntimeException fault) {
        say(about + ": " + fault);
        boolean passes = fault instanceof StorageBusy
                || fault instanceof TransactionCanceledException
                || plan.placed.stream().anyMatch(placed -> placed.fault() == Fault.TORN);
        if (plan.isOver() || !passes) {
            problems.add("unexpected, " + about + ": " + fault);
        }
    }

    private void deliver(GatewayEvent event, Duration delay) {
        turns.start("webhook " + event.key(), () -> {
            turns.sleep(delay);
            turns.call(() -> {
                gateway.happen(event);
                return true;
            });
            tell("webhook " + event.eventId() + " " + event.outcome(), useCases -> useCases.receive(event));
        });
    }

    void say(String line) {
        story.add(turns.clock.instant() + "  " + line);
    }

    private static boolean isAccepted(Object answer) {
        return switch (answer) {
            case Outcome.Created<?> _, Outcome.Repeated<?> _ -> true;
            case EstablishStockout.Outcome outcome -> outcome.theCase().isPresent();
            default -> false;
        };
    }

    private static String inShort(Object answer) {
        String text = answer.toString();
        return text.length() <= 160 ? text : text.substring(0, 160) + "...";
    }
}
