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
import java.util.stream.Stream;

/** Runs the schedules and moves the clock after the last fault, until nothing is due and nobody waits. */
final class Settling {
    /** A refund that is parked once takes about 30 rounds; several take them at once. */
    private static final int MOST_ROUNDS = 800;

    /** The time of the gateway's latest message. */
    private static final int HALF_DAYS = 8;

    /** The time after which every promised ship time of a history is long over. */
    private static final Duration HALF_DAY = Duration.ofHours(12);

    private static final Duration FAR = Duration.ofDays(60);

    /** An amount in minor units that exceeds all debts of a history's merchants. */
    private static final long PLENTY = 1_000_000;

    private static final List<Index> DUE = List.of(
            Index.SHORTFALL,
            Index.REFUNDS_DUE,
            Index.COMPENSATION_DUE,
            Index.REDEMPTIONS_OPEN,
            Index.NOTICES_UNDELIVERED,
            Index.ERASURES_DUE);

    /** The work of which the time comes if nobody says anything: delays, further periods, proposals to cancel, urges. */
    private static final List<Index> SILENT = List.of(Index.OPEN_BY_PROMISE, Index.CLAIMS);

    private Settling() {}

    static void settle(HistoryState history) {
        history.plan.end();
        history.settlingSince = history.turns.clock.instant();
        history.turns.start("schedules", () -> {
            settleForDays(history);
            history.turns.sleep(FAR);
            settleForDays(history);
            payWhatWaits(history);
            settleDown(history);
        });
        history.turns.run();
    }

    /** Returns when the next line with open units is late or overdue, or silence about it decides, possibly in the past. */
    private static Optional<Instant> late(HistoryState history, Instant since) {
        List<Row> all = Rows.inAnyOrder(history.scanner);
        var open =
                new Rows.Typed(all.stream().filter(Index.OPEN_BY_MERCHANT::has).toList());
        var lines = open.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .flatMap(line -> history.setting.versions().stream()
                        .map(rules -> line.shipBy().plus(Duration.ofHours(rules.overdueHours()))));
        var silence = SILENT.stream()
                .flatMap(index -> all.stream().filter(index::has).map(row -> SortableInstant.parse(index.sort(row))));
        return Stream.concat(lines, silence).filter(at -> at.isAfter(since)).min(Comparator.naturalOrder());
    }

    /** Runs the schedules for days after, for the gateway's late messages. */
    private static void settleForDays(HistoryState history) {
        settleDown(history);
        Instant until = history.turns.clock.instant().plus(HALF_DAY.multipliedBy(HALF_DAYS));
        Instant since = Instant.EPOCH;
        boolean open = true;
        while (open || history.turns.clock.instant().isBefore(until)) {
            Instant before = since;
            since = history.turns.clock.instant();
            history.turns.sleep(HALF_DAY);
            boolean found = new StoryMarket(history).countMissed() > 0;
            Instant now = history.turns.clock.instant();
            Optional<Instant> late = history.turns.call(() -> late(history, before));
            open = late.isPresent();
            boolean isLate = late.filter(at -> !at.isAfter(now)).isPresent();
            if (found || isLate || history.turns.call(() -> due(history)).isPresent()) {
                settleDown(history); // which may itself take days
                until = history.turns.clock.instant().plus(HALF_DAY.multipliedBy(HALF_DAYS));
            }
        }
    }

    /** Pays in for merchants' promises beyond the advance limit, which also wait for money. */
    private static void payWhatWaits(HistoryState history) {
        history.turns
                .call(() -> Rows.all(history.scanner).stream()
                        .filter(row -> row.key().sort().equals("WAITING"))
                        .map(row -> (String) row.attributes().get("merchantId"))
                        .toList())
                .forEach(merchant -> {
                    var market = new StoryMarket(history);
                    String id = "at-last-" + history.settlingSince.toEpochMilli();
                    market.topUp(merchant, id, PLENTY, MerchantAccount.Into.BALANCE);
                    market.topUp(merchant, id + "-too", PLENTY, MerchantAccount.Into.DEPOSIT);
                });
    }

    private static void settleDown(HistoryState history) {
        Optional<Instant> due = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            new StoryMarket(history).countMissed();
            jobs(history);
            new StoryMarket(history).eraseTexts();
            due = history.turns.call(() -> due(history));
            if (due.isEmpty()) {
                return;
            }
            sleep(history, next(history, due.get()));
        }
        history.problems.add("not settled after " + MOST_ROUNDS + " rounds: something is due since " + due.orElseThrow()
                + ": " + dueRows(history));
    }

    /** Sleeps until there is work, and wakes up now and then: a message of the gateway may bring some earlier. */
    private static void sleep(HistoryState history, Instant until) {
        Duration wait = Duration.between(history.turns.clock.instant(), until);
        if (!wait.isPositive()) {
            history.turns.sleep(Duration.ofMinutes(1));
        } else {
            history.turns.sleep(wait.compareTo(HALF_DAY) > 0 ? HALF_DAY : wait);
        }
    }

    /** Returns when there is work next: a line that is late by then is found although others are due much later. */
    private static Instant next(HistoryState history, Instant due) {
        Instant now = history.turns.clock.instant();
        return history.turns
                .call(() -> late(history, now))
                .filter(late -> late.isBefore(due))
                .orElse(due);
    }

    /** Runs every schedule once. */
    static void jobs(HistoryState history) {
        var market = new StoryMarket(history);
        market.detect();
        market.lookAtParked();
        market.sweep();
        history.trigger(
                "issue",
                useCases -> requireNone(history, "issued", useCases.issue().failed()));
        history.trigger(
                "expire",
                useCases -> requireNone(history, "expired", useCases.expire().failed()));
        history.trigger(
                "erase texts",
                useCases -> requireNone(history, "erased", useCases.eraseTexts().failed()));
        history.trigger(
                "watch the desk",
                useCases -> requireNone(history, "watched", useCases.watchDesk().failed()));
        history.trigger(
                "deliver",
                useCases -> requireNone(history, "delivered", useCases.deliver().failed()));
    }

    private static void requireNone(HistoryState history, String what, int failed) {
        if (failed > 0 && history.plan.isOver()) {
            throw new IllegalStateException(failed + " could not be " + what);
        }
    }

    private static List<String> dueRows(HistoryState history) {
        return history.turns.call(() -> Rows.all(history.scanner).stream()
                .filter(row -> DUE.stream().anyMatch(index -> index.has(row)))
                .map(row -> row.key().partition() + " " + row.key().sort() + " "
                        + DUE.stream().filter(index -> index.has(row)).toList())
                .toList());
    }

    /** Returns when something is due next. */
    private static Optional<Instant> due(HistoryState history) {
        return Rows.inAnyOrder(history.scanner).stream()
                .flatMap(row -> DUE.stream().filter(index -> index.has(row)).map(index -> index.sort(row)))
                .map(SortableInstant::parse)
                .min(Comparator.naturalOrder());
    }
}
