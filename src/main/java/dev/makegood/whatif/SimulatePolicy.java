package dev.makegood.whatif;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import dev.makegood.storage.ShardPages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Replays the cases of a period under a draft, and writes nothing. */
public final class SimulatePolicy {
    /** The most cases that can be read and replayed while an HTTP caller waits. */
    public static final int MOST_CASES = 20_000;

    private final Policies policies;
    private final Cases cases;
    private final int mostCases;

    public SimulatePolicy(Database database) {
        this(database, MOST_CASES);
    }

    SimulatePolicy(Database database, int mostCases) {
        policies = new Policies(database);
        cases = new Cases(database);
        this.mostCases = mostCases;
    }

    /**
     * Replays cases. Cases of the draft's violation use the draft. Cases of other violations on the same platform use
     * their own versions; they count because they share caps.
     *
     * @param platform the platform whose cases are replayed
     * @param from when the first were established (inclusive)
     * @param to when the last were established (exclusive)
     * @return empty if more than {@link #MOST_CASES} cases were established, on all platforms
     */
    public Optional<Report> simulate(PolicyVersion draft, String platform, Instant from, Instant to) {
        Map<PolicyRef, PolicyVersion> published =
                policies.all().stream().collect(Collectors.toMap(PolicyVersion::ref, Function.identity()));
        var report = new Report.Builder(draft.currency());
        var simulation = new Simulation(
                past -> past.id().violation() == draft.violation() ? draft : published.get(past.policy()), report);
        int read = 0;
        for (LocalDate day = day(from); !day.isAfter(day(to.minusMillis(1))); day = day.plusDays(1)) {
            Optional<List<Case>> established = ofDay(day, from, to, mostCases - read);
            if (established.isEmpty()) {
                return Optional.empty();
            }
            read += established.get().size();
            established.get().stream()
                    .map(c -> PastCase.of(c, version(published, c).platform()))
                    .filter(past -> past.platform().equals(platform)
                            && past.amount().getCurrencyUnit().equals(draft.currency()))
                    .sorted(PastCase.ORDER)
                    .forEach(simulation::replay);
        }
        return Optional.of(report.build());
    }

    private Optional<List<Case>> ofDay(LocalDate day, Instant from, Instant to, int most) {
        var pages = new ShardPages<Case>((shard, after) -> cases.ofDay(day, shard, from, to, Query.MAX_LIMIT, after));
        var established = new ArrayList<Case>();
        while (pages.hasMore()) {
            established.addAll(pages.next());
            if (established.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(established);
    }

    private static PolicyVersion version(Map<PolicyRef, PolicyVersion> published, Case c) {
        return Optional.ofNullable(published.get(c.policy()))
                .orElseThrow(() ->
                        new IllegalStateException(c.id() + " refers to " + c.policy() + ", which does not exist"));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
