package dev.makegood.proof;

import dev.makegood.order.MemoryArchive;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds stories of orders that leave their table for the archive, and come back. */
final class ArchiveFlows {
    /** The day on which an order that was promised in 20 days may be archived. */
    private static final int DUE = 145;

    /** A day by which it has left, whatever went wrong. */
    private static final int GONE = 200;

    private ArchiveFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow(
                        "order that is archived, told again, and goes short",
                        0,
                        WitnessGateway.Behaviour.PAYS,
                        2_001,
                        market -> {
                            sent(market, "O1", "O2");
                            market.archiveUntilArchived("O1", "O2");
                            market.place("O1", "A", 2);
                            market.withdraw("O1", "s-1");
                            market.untilDay(GONE + 3);
                            market.detectUntilShort("O1");
                            market.sweepUntilRefunded("O1");
                            market.archive();
                        }),
                new Flow(
                        "order that changes while it is archived, and one that leaves twice",
                        0,
                        WitnessGateway.Behaviour.PAYS,
                        0,
                        market -> {
                            sent(market, "O1", "O2");
                            market.archive();
                            market.minutes(StoryMarket.BETWEEN_PASSES);
                            market.history().turns.start("withdrawal and shipment", () -> {
                                market.withdraw("O1", "s-1");
                                market.ship("O1", "s-2", 2);
                            });
                            market.archiveUntilArchived("O2");
                            market.bringBack("O2");
                            market.archiveUntilArchived("O2");
                            market.place("O2", "A", 2);
                        }));
    }

    /** Sends orders, and waits until nobody may claim any more. */
    private static void sent(StoryMarket market, String... orderIds) {
        market.history().archive = Optional.of(new MemoryArchive());
        market.recount("A", "c-1", 9);
        market.minutes(1);
        for (String orderId : orderIds) {
            market.place(orderId, "A", 2);
            market.ship(orderId, "s-1", 2);
        }
        market.untilDay(DUE);
    }
}
