package dev.makegood.proof;

import dev.makegood.account.MerchantAccount;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.Index;
import dev.makegood.storage.Row;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs the schedules and moves the clock after the last fault, until nothing is due and nobody waits. */
final class Settling {
    /** A refund that is parked once takes about 30 rounds; several take them at once. */
    private static final int MOST_ROUNDS = 800;

    /** As long as the gateway's latest message takes. */
    private static final int HALF_DAYS = 8;

    /** Afterwards every promised ship time of a history is long over. */
    private static final Duration HALF_DAY = Duration.ofHours(12);

    private static final Duration FAR = Duration.ofDays(60);

    /** Minor units; more than a history's merchants can owe. */
    private static final long PLENTY = 1_000_000;

    private static final List<Index> DUE =
            List.of(Index.REFUNDS_DUE, Index.COMPENSATION_DUE, Index.REDEMPTIONS_OPEN, Index.NOTICES_UNDELIVERED);

    private Settling() {}

    static void settle(World world) {
        world.plan.end();
        world.settlingSince = world.turns.clock.instant();
        world.turns.start("schedules", () -> {
            settleForDays(world);
            world.turns.sleep(FAR);
            settleForDays(world);
            payWhatWaits(world);
            settleDown(world);
        });
        world.turns.run();
    }

    /** Returns when the next line with open units is late or overdue, possibly in the past. */
    private static Optional<Instant> late(World world, Instant since) {
        List<Row> open = Rows.inAnyOrder(world.scanner).stream()
                .filter(Index.OPEN_BY_MERCHANT::has)
                .toList();
        return new Rows.Typed(open)
                .of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                        .flatMap(line -> world.setting.versions().stream()
                                .map(rules -> line.shipBy().plus(Duration.ofHours(rules.overdueHours()))))
                        .filter(at -> at.isAfter(since))
                        .min(Comparator.naturalOrder());
    }

    /** Runs the schedules for days after, for the gateway's late messages. */
    private static void settleForDays(World world) {
        settleDown(world);
        Instant until = world.turns.clock.instant().plus(HALF_DAY.multipliedBy(HALF_DAYS));
        Instant since = Instant.EPOCH;
        boolean open = true;
        while (open || world.turns.clock.instant().isBefore(until)) {
            Instant before = since;
            since = world.turns.clock.instant();
            world.turns.sleep(HALF_DAY);
            Instant now = world.turns.clock.instant();
            Optional<Instant> late = world.turns.call(() -> late(world, before));
            open = late.isPresent();
            boolean isLate = late.filter(at -> !at.isAfter(now)).isPresent();
            if (isLate || world.turns.call(() -> due(world)).isPresent()) {
                settleDown(world); // which may itself take days
                until = world.turns.clock.instant().plus(HALF_DAY.multipliedBy(HALF_DAYS));
            }
        }
    }

    /** Pays what merchants promised beyond the advance limit, which waits for money too. */
    private static void payWhatWaits(World world) {
        world.turns
                .call(() -> Rows.all(world.scanner).stream()
                        .filter(row -> row.key().sort().equals("WAITING"))
                        .map(row -> (String) row.attributes().get("merchantId"))
                        .toList())
                .forEach(merchant -> {
                    var market = new Market(world);
                    market.topUp(merchant, "at-last", PLENTY, MerchantAccount.Into.BALANCE);
                    market.topUp(merchant, "at-last-too", PLENTY, MerchantAccount.Into.DEPOSIT);
                });
    }

    private static void settleDown(World world) {
        Optional<Instant> due = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            jobs(world);
            due = world.turns.call(() -> due(world));
            if (due.isEmpty()) {
                return;
            }
            Duration wait = Duration.between(world.turns.clock.instant(), next(world, due.get()));
            world.turns.sleep(wait.isPositive() ? wait : Duration.ofMinutes(1));
        }
        world.problems.add("not settled after " + MOST_ROUNDS + " rounds: something is due since " + due.orElseThrow()
                + ": " + dueRows(world));
    }

    /** Returns when there is work next: a line that is late by then is found while others are due much later. */
    private static Instant next(World world, Instant due) {
        Instant now = world.turns.clock.instant();
        return world.turns
                .call(() -> late(world, now))
                .filter(late -> late.isBefore(due))
                .orElse(due);
    }

    /** Runs every schedule once. */
    static void jobs(World world) {
        var market = new Market(world);
        market.detect();
        market.lookAtParked();
        market.sweep();
        world.trigger(
                "issue", office -> requireNone(world, "issued", office.issue().failed()));
        world.trigger(
                "expire",
                office -> requireNone(world, "expired", office.expire().failed()));
        world.trigger(
                "watch the desk",
                office -> requireNone(world, "watched", office.watchDesk().failed()));
        world.trigger(
                "deliver",
                office -> requireNone(world, "delivered", office.deliver().failed()));
    }

    private static void requireNone(World world, String what, int failed) {
        if (failed > 0 && world.plan.isOver()) {
            throw new IllegalStateException(failed + " could not be " + what);
        }
    }

    private static List<String> dueRows(World world) {
        return world.turns.call(() -> Rows.all(world.scanner).stream()
                .filter(row -> DUE.stream().anyMatch(index -> index.has(row)))
                .map(row -> row.key().partition() + " " + row.key().sort() + " "
                        + DUE.stream().filter(index -> index.has(row)).toList())
                .toList());
    }

    /** Returns when something is due next. */
    private static Optional<Instant> due(World world) {
        return Rows.inAnyOrder(world.scanner).stream()
                .flatMap(row -> DUE.stream().filter(index -> index.has(row)).map(index -> index.sort(row)))
                .map(SortableInstant::parse)
                .min(Comparator.naturalOrder());
    }
}
