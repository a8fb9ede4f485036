package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.refund.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many actors at once, as a seed says: what they do, who goes on after every remote call, what goes wrong, how the gateway
 * behaves and when its webhooks come. The same seed is the same history, to the letter.
 */
final class History {
    /** One remote call in so many goes wrong. */
    private static final int FAULT_EVERY = 25;

    private final World world;
    private final Random random;
    private final Market market;
    private final boolean choosing;
    private final int stories;

    private History(long seed, World.Tables tables) {
        // Random's first values of neighbouring seeds are alike.
        random = new Random(seed * 1_000_003 + 7_919);
        random.nextInt();
        var turns = new Random(random.nextLong());
        var outside = new Random(random.nextLong());
        long gateway = random.nextLong();
        var behaviours = Witness.Behaviour.values();
        world = new World(
                tables,
                Plan.random(new Random(random.nextLong()), FAULT_EVERY),
                turns::nextInt,
                key -> behaviours[Math.floorMod(key.hashCode() * 31 + (int) gateway, behaviours.length)],
                _ -> IntStream.range(0, outside.nextInt(3))
                        .mapToObj(_ -> Duration.ofSeconds(outside.nextInt(900)))
                        .toList(),
                () -> outside.nextInt(8) == 0);
        market = new Market(world);
        choosing = random.nextInt(3) == 0;
        stories = 2 + random.nextInt(3);
    }

    /** Plays it to its end: nothing is due any more. */
    static World play(long seed, World.Tables tables) {
        var history = new History(seed, tables);
        Packs.publish(tables.database(), history.choosing ? 12 : 0);
        history.play();
        Settling.settle(history.world);
        return history.world;
    }

    private void play() {
        for (int n = 1; n <= stories; n++) {
            String order = "O" + n;
            var own = new Random(random.nextLong());
            Consumer<Story> plot = plots().get(own.nextInt(plots().size()));
            world.turns.start("story of " + order, () -> plot.accept(new Story(market, own, order)));
        }
        for (int n = 0; n < 2; n++) {
            var own = new Random(random.nextLong());
            world.turns.start("schedules " + n, () -> schedules(own));
        }
        world.turns.run();
    }

    private List<Consumer<Story>> plots() {
        var plots = new ArrayList<>(List.<Consumer<Story>>of(
                Story::admitted, Story::counted, Story::overdue, Story::redeemed, Story::appealed, Story::cancelled));
        if (choosing) {
            plots.add(Story::chosen);
            plots.add(Story::chosen);
        }
        return plots;
    }

    private void schedules(Random own) {
        for (int round = 0; round < 8; round++) {
            world.turns.sleep(Duration.ofSeconds(own.nextInt(600)));
            switch (own.nextInt(7)) {
                case 0 -> market.detect();
                case 1, 2 -> market.sweep();
                case 3 -> market.issue();
                case 4 -> market.deliver();
                case 5 -> market.nudge("O" + (1 + own.nextInt(stories)));
                default ->
                    world.turns.call(() -> {
                        world.turns.clock.advance(Duration.ofMinutes(own.nextInt(200)));
                        return true;
                    });
            }
        }
    }

    /** What callers do about one order; what another story does to the same stock, account or coupon gets in between. */
    private record Story(Market market, Random random, String order) {
        private void pause() {
            if (random.nextBoolean()) {
                market.world().turns.sleep(Duration.ofSeconds(random.nextInt(1_200)));
            }
        }

        private int placed() {
            int quantity = 1 + random.nextInt(3);
            pause();
            market.place(order, random.nextBoolean() ? "A" : "C", quantity);
            pause();
            return quantity;
        }

        void admitted() {
            int quantity = placed();
            market.admit(order, OptionalInt.of(1 + random.nextInt(quantity)));
            pause();
            market.ship(order, "s-1", 1);
            market.admit(order);
            pause();
            market.topUp("t-" + order, 1 + random.nextInt(1_500));
        }

        void counted() {
            placed();
            market.place(order + "b", "A", 1 + random.nextInt(3));
            market.recount("A", "c-" + order, random.nextInt(4));
            pause();
            market.detect();
            market.ship(order + "b", "s-1", 1);
        }

        void overdue() {
            market.place(order, "C", 1 + random.nextInt(2), Duration.ofHours(1));
            market.world().turns.sleep(Duration.ofHours(49).plusMinutes(random.nextInt(3)));
            if (random.nextBoolean()) {
                market.ship(order, "s-1", 1);
            }
            market.detect();
        }

        void redeemed() {
            placed();
            market.admit(order);
            for (int round = 0; round < 3; round++) {
                market.issue();
                pause();
            }
            String other = order + "r";
            market.redeem(order, "r-" + order, other, 1 + random.nextInt(500));
            market.place(other, "A", 1);
            if (random.nextBoolean()) {
                market.world().turns.start("reversal " + order, () -> market.reverse(order, "r-" + order));
            }
            market.admit(other);
            market.sweep();
        }

        void appealed() {
            placed();
            market.admit(order, OptionalInt.of(1));
            pause();
            boolean granted = random.nextBoolean();
            market.world().turns.start("appeal " + order, () -> market.appeal(order, granted));
            market.issue();
            market.admit(order);
        }

        void cancelled() {
            placed();
            Side by = random.nextBoolean() ? Side.BUYER : Side.MERCHANT;
            Side other = by == Side.BUYER ? Side.MERCHANT : Side.BUYER;
            market.propose(order, by, random.nextInt(800));
            pause();
            market.world().turns.start("shipment " + order, () -> market.ship(order, "s-1", 1));
            market.answer(order, other, random.nextInt(4) > 0);
        }

        void chosen() {
            int quantity = placed();
            market.restock("C", 9);
            market.recount("B", "c-" + order, 2);
            market.admit(order, OptionalInt.of(quantity));
            market.offer(order, "B", random.nextInt(1_500));
            pause();
            Choice.Wanted wanted = switch (random.nextInt(3)) {
                case 0 -> new Choice.RefundNow();
                case 1 -> new Choice.Wait(Market.RESTOCK_ON);
                default -> new Choice.Swap("r-1");
            };
            market.world().turns.start("choice " + order, () -> market.choose(order, wanted));
            if (random.nextBoolean()) {
                market.propose(order, Side.BUYER, 0);
                market.answer(order, Side.MERCHANT, true);
            }
            market.world().turns.sleep(Duration.ofHours(random.nextInt(120)));
            market.ship(order, "s-1", 1);
        }
    }
}
