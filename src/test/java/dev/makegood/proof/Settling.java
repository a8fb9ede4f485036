package dev.makegood.proof;

import dev.makegood.account.MerchantAccount;
import dev.makegood.oracle.Rules;
import dev.makegood.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens after the last fault: the schedules run as ever and the clock moves, until nothing is due and nobody waits. */
final class Settling {
    /** A refund that is parked once takes some 30 rounds; several take them at once. */
    private static final int MOST_ROUNDS = 120;

    /** As long as anything takes that the gateway says later. */
    private static final int HALF_DAYS = 8;

    /** After that every promised ship time of a history is long over. */
    private static final Duration FAR = Duration.ofDays(60);

    /** Minor units, more than a history's merchants can owe. */
    private static final long PLENTY = 1_000_000;

    private static final List<String> DUE =
            List.of("refundDueAt", "compensationDueAt", "openRedemptionEndsAt", "deliverAt");

    private Settling() {}

    static void settle(World world) {
        world.plan.end();
        world.settlingSince = world.turns.clock.instant();
        world.turns.start("schedules", () -> {
            payIn(world);
            settleForDays(world);
            world.turns.sleep(FAR);
            settleForDays(world);
            payWhatWaits(world);
            settleDown(world);
        });
        world.turns.run();
    }

    /** What waits for a merchant's money has it now, whatever goes short later. */
    private static void payIn(World world) {
        if (world.setting.versions().stream().anyMatch(Rules::suspends)) {
            var market = new Market(world);
            for (int n = 1; n <= world.setting.merchants(); n++) {
                market.topUp("M" + n, "in-balance", PLENTY, MerchantAccount.Into.BALANCE);
                market.topUp("M" + n, "in-deposit", PLENTY, MerchantAccount.Into.DEPOSIT);
            }
        }
    }

    /** What the world says in the days after finds the schedules running. */
    private static void settleForDays(World world) {
        settleDown(world);
        for (int halfDay = 0; halfDay < HALF_DAYS; halfDay++) {
            world.turns.sleep(Duration.ofHours(12));
            if (world.turns.call(() -> due(world)).isPresent()) {
                settleDown(world);
            }
        }
    }

    /** What no policy gives waits for money as well, where merchants promised more than is advanced. */
    private static void payWhatWaits(World world) {
        world.turns
                .call(() -> Rows.all(world.scanner).stream()
                        .filter(row -> row.key().sort().equals("WAITING"))
                        .map(row -> (String) row.attributes().get("merchantId"))
                        .toList())
                .forEach(
                        merchant -> new Market(world).topUp(merchant, "at-last", PLENTY, MerchantAccount.Into.BALANCE));
    }

    private static void settleDown(World world) {
        Optional<Instant> due = Optional.empty();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            jobs(world);
            due = world.turns.call(() -> due(world));
            if (due.isEmpty()) {
                return;
            }
            Duration wait = Duration.between(world.turns.clock.instant(), due.get());
            world.turns.sleep(wait.isPositive() ? wait : Duration.ofMinutes(1));
        }
        world.problems.add("not settled after " + MOST_ROUNDS + " rounds: something is due since " + due.orElseThrow());
    }

    /** Every schedule once. */
    static void jobs(World world) {
        var market = new Market(world);
        market.detect();
        market.resumeParked();
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

    /** When something is due next. */
    private static Optional<Instant> due(World world) {
        return Rows.all(world.scanner).stream()
                .map(Row::attributes)
                .flatMap(attributes -> DUE.stream().flatMap(name -> Stream.ofNullable((String) attributes.get(name))))
                .map(Instant::parse)
                .min(Comparator.naturalOrder());
    }
}
