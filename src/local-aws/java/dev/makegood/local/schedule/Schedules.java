package dev.makegood.local.schedule;

import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.lambda.Functions;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Fires the template's schedules in platform time. While the clock runs they fire by themselves, each on its own
 * thread; while it is frozen only {@link #runDue} and {@link #run} fire. A schedule that became due several times fires
 * once.
 */
public final class Schedules implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Schedules.class.getName());
    private static final long TICK_MILLIS = 200;

    private static final class Planned {
        private final String function;
        private final Trigger.Schedule schedule;
        private Instant next;

        Planned(String function, Trigger.Schedule schedule, Instant now) {
            this.function = function;
            this.schedule = schedule;
            this.next = schedule.expression().nextAfter(now);
        }
    }

    /** Names one schedule that fired, with its outcome. */
    public record Fired(String function, Outcome outcome) {}

    private record Due(Instant at, Planned planned) {}

    private final List<Planned> all = new ArrayList<>();
    private final Functions functions;
    private final PlatformClock clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());

    public Schedules(List<FunctionSpec> specs, Functions functions, PlatformClock clock) {
        this.functions = functions;
        this.clock = clock;
        Instant now = clock.now();
        specs.forEach(spec -> spec.triggers(Trigger.Schedule.class)
                .forEach(schedule -> all.add(new Planned(spec.logicalId(), schedule, now))));
        ticker.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Fires every schedule that is due now, one after the other in the order of their due times, and waits for them. */
    public List<Fired> runDue() {
        return claimDue().stream()
                .map(due -> new Fired(due.planned.function, fire(due.planned)))
                .toList();
    }

    /**
     * Fires a function's schedule at once, even if it is not due or not enabled. Its due time stays.
     *
     * @throws IllegalArgumentException if the function has no schedule
     */
    public Outcome run(String function) {
        return all.stream()
                .filter(planned -> planned.function.equals(function))
                .findFirst()
                .map(this::fire)
                .orElseThrow(() -> new IllegalArgumentException("The function " + function + " has no schedule"));
    }

    private synchronized List<Due> claimDue() {
        Instant now = clock.now();
        var due = new ArrayList<Due>();
        for (Planned planned : all) {
            Instant following = planned.schedule.expression().nextAfter(now);
            if (!planned.next.isAfter(now)) {
                if (planned.schedule.enabled()) {
                    due.add(new Due(planned.next, planned));
                }
                planned.next = following;
            } else if (planned.next.isAfter(following)) {
                // The clock was moved back.
                planned.next = following;
            }
        }
        due.sort(Comparator.comparing(Due::at));
        return due;
    }

    private Outcome fire(Planned planned) {
        Outcome outcome = functions.deliver(planned.function, planned.schedule.input());
        if (!(outcome instanceof Outcome.Answered)) {
            LOG.log(System.Logger.Level.WARNING, "The schedule of {0} failed: {1}", planned.function, outcome);
        }
        return outcome;
    }

    private void tick() {
        if (!clock.frozen()) {
            claimDue().forEach(due -> Thread.startVirtualThread(() -> fire(due.planned)));
        }
    }

    @Override
    public void close() {
        ticker.close();
    }
}
