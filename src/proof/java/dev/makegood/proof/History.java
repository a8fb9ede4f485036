package dev.makegood.proof;

import dev.makegood.advice.causes.RootCause;
import dev.makegood.order.MemoryArchive;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Plays many actors at once from a seed. It determines the rules, their acts, who continues after every remote call,
 * the faults, the gateway's behaviour and the times of its webhooks. The same seed always gives the same history.
 */
final class History {
    /** One remote call in this many fails. */
    private static final int FAULT_EVERY = 25;

    /** The milliseconds by which a clock may be wrong, in every other history; it is then also finer than a row. */
    private static final long FARTHEST = 3_000;

    /** Two processes whose clocks differ by this much may write in the opposite order of their instants. */
    static final Duration SKEW = Duration.ofMillis(2 * FARTHEST);

    /** The seconds by which an index may lag, in every third history. */
    private static final int LONGEST_LAG = 300;

    /** The orders that go well in a history that archives. */
    private static final int SENT = 3;

    /** The day from which such an order may leave its table. */
    private static final int DUE = 145;

    private static final int PASSES = 4;

    /** How often people look at cases. */
    private static final int LOOKS = 8;

    private final HistoryState history;
    private final Random random;
    private final StoryMarket market;
    private final int stories;

    private History(long seed, HistoryState.Tables tables) {
        // Random's first values of neighbouring seeds are similar.
        random = new Random(seed * 1_000_003 + 7_919);
        random.nextInt();
        var turns = new Random(random.nextLong());
        var outside = new Random(random.nextLong());
        long gateway = random.nextLong();
        var behaviours = WitnessGateway.Behaviour.values();
        HistoryRules setting = random.nextInt(8) == 0
                ? HistoryRules.plain(random.nextInt(2) * 12)
                : HistoryRules.drawn(new Random(random.nextLong()));
        history = new HistoryState(
                setting,
                tables,
                Plan.random(new Random(random.nextLong()), FAULT_EVERY, isCut(seed)),
                turns::nextInt,
                key -> behaviours[Math.floorMod(key.hashCode() * 31 + (int) gateway, behaviours.length)],
                _ -> webhooks(outside),
                () -> outside.nextInt(8) == 0);
        if (isUncut(seed)) {
            var clocks = new Random(seed * 31 + 17);
            history.skew(() ->
                    Duration.ofMillis(clocks.nextLong(-FARTHEST, FARTHEST)).plusNanos(clocks.nextInt(1_000_000)));
        }
        if (isBehind(seed)) {
            history.lag(Duration.ofSeconds(1 + new Random(seed * 37 + 11).nextInt(LONGEST_LAG)));
        }
        if (isLate(seed)) {
            history.stream = Optional.of(new LateStream(history, new Random(seed * 41 + 13)));
        }
        if (isArchived(seed)) {
            history.archive = Optional.of(new MemoryArchive());
        }
        market = new StoryMarket(history);
        stories = 2 + random.nextInt(3);
    }

    /** Returns the delays of webhooks: none, late or twice; sometimes many at once. */
    private static List<Duration> webhooks(Random outside) {
        if (outside.nextInt(12) == 0) {
            return Collections.nCopies(6, Duration.ofSeconds(outside.nextInt(900)));
        }
        return IntStream.range(0, outside.nextInt(3))
                .mapToObj(_ -> Duration.ofSeconds(outside.nextInt(900)))
                .toList();
    }

    /** Returns true if the clocks of its processes are wrong, and finer than a row. */
    static boolean isUncut(long seed) {
        return seed % 2 != 0;
    }

    /** Returns true if its indexes lag while calls fail. */
    static boolean isBehind(long seed) {
        return seed % 3 == 2;
    }

    /** Returns true if every other page ends early while calls fail. */
    static boolean isCut(long seed) {
        return seed % 4 == 0;
    }

    /** Returns true if records of orders come late, twice, in another order, or never. */
    static boolean isLate(long seed) {
        return seed % 11 % 6 < 2;
    }

    /** Returns true if orders that go well leave their table, and are told of afterwards. */
    static boolean isArchived(long seed) {
        return seed % 7 == 3;
    }

    /** Returns true if people look at its cases: they say what caused them, and close what looks like abuse. */
    static boolean isLookedAt(long seed) {
        return seed % 5 == 1;
    }

    /** Plays it until nothing is due any more. */
    static HistoryState play(long seed, HistoryState.Tables tables) {
        var played = new History(seed, tables);
        played.play(seed);
        Settling.settle(played.history);
        if (isArchived(seed)) {
            played.archive(seed);
            Settling.settle(played.history);
        }
        return played.history;
    }

    /** Lets orders leave their table months later, in several passes, while facts about them are told. */
    private void archive(long seed) {
        history.plan.goOn();
        var own = new Random(seed * 47 + 19);
        history.turns.start("archive", () -> {
            sleepUntil(DUE);
            for (int pass = 0; pass < PASSES; pass++) {
                market.archive();
                history.turns.sleep(Duration.ofMinutes(StoryMarket.BETWEEN_PASSES + own.nextInt(600)));
            }
        });
        for (int n = 1; n <= SENT; n++) {
            var story = new Story(market, new Random(seed * 53 + n), "S" + n);
            int day = DUE + own.nextInt(31);
            history.turns.start("story of S" + n, () -> {
                sleepUntil(day);
                story.archived();
            });
        }
        history.turns.run();
    }

    private void sleepUntil(int day) {
        if (market.now().isBefore(Shop.START.plus(Duration.ofDays(day)))) {
            market.untilDay(day);
        }
    }

    private void play(long seed) {
        for (int n = 1; isArchived(seed) && n <= SENT; n++) {
            var story = new Story(market, new Random(seed * 43 + n), "S" + n);
            history.turns.start("story of S" + n, story::sent);
        }
        for (int n = 1; n <= stories; n++) {
            String order = "O" + n;
            var own = new Random(random.nextLong());
            List<Consumer<Story>> plots = Story.plots(history.setting);
            Consumer<Story> plot = plots.get(own.nextInt(plots.size()));
            history.turns.start("story of " + order, () -> plot.accept(new Story(market, own, order)));
        }
        for (int n = 0; n < 2; n++) {
            var own = new Random(random.nextLong());
            history.turns.start("schedules " + n, () -> schedules(own));
        }
        if (isLookedAt(seed)) {
            var own = new Random(seed * 59 + 23);
            history.turns.start("people who look", () -> look(own));
        }
        if (history.stream.isPresent()) {
            history.turns.start("search for missed lines", this::searches);
        }
        history.turns.run();
    }

    /** Looks at cases until some days after the first ones, since flags come days later. */
    private void look(Random own) {
        var causes = RootCause.values();
        for (int round = 0; round < LOOKS; round++) {
            history.turns.sleep(Duration.ofHours(4 + own.nextInt(24)));
            market.watchAbuse();
            market.closeFlags();
            RootCause cause = causes[own.nextInt(causes.length)];
            if (cause != RootCause.SUPPLIER) { // which has to be known
                market.correctCause("O" + (1 + own.nextInt(stories)), "cc-" + round, cause);
            }
        }
    }

    private void searches() {
        for (int round = 0; round < 6; round++) {
            history.turns.sleep(Duration.ofHours(7));
            market.countMissed();
        }
    }

    /** Lets an operator pay refunds that were given up; if there are none, a payment by hand comes back. */
    private void byHand(int order) {
        if (!market.payParkedByHand()) {
            market.returnPaymentsByHand("O" + order);
        }
    }

    private void schedules(Random own) {
        for (int round = 0; round < 8; round++) {
            history.turns.sleep(Duration.ofSeconds(own.nextInt(600)));
            switch (own.nextInt(8)) {
                case 0 -> market.detect();
                case 1, 2 -> market.sweep();
                case 3 -> market.issue();
                case 4 -> market.deliver();
                case 6 -> byHand(1 + round % stories);
                case 5 -> market.nudge("O" + (1 + own.nextInt(stories)));
                default ->
                    history.turns.call(() -> {
                        history.turns.clock.advance(Duration.ofMinutes(own.nextInt(200)));
                        return true;
                    });
            }
        }
    }
}
