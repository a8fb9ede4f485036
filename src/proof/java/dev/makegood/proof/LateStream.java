package dev.makegood.proof;

import dev.makegood.order.AllocateMissedLines;
import dev.makegood.order.AllocateStock.ReportedLine;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Carries lines of orders to the function that counts them: late, twice, in another order, or never. Records that arrive
 * within a second are a batch.
 */
final class LateStream {
    private static final List<Duration> DELAYS = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(20), Duration.ofHours(3), Duration.ofHours(25));

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** One record in this many is lost. */
    private static final int LOST = 8;

    private final HistoryState history;
    private final Random random;
    private final List<ReportedLine> arrived = new ArrayList<>();

    LateStream(HistoryState history, Random random) {
        this.history = history;
        this.random = random;
    }

    void carry(PaidOrder order) {
        OrdersStream.of(order)
                .forEach(line -> history.turns
                        .call(this::delays)
                        .forEach(delay -> history.turns.start("record of " + line.line(), () -> arrives(line, delay))));
    }

    /** Returns the time that each copy of a record takes; none if it is lost. */
    private List<Duration> delays() {
        var delays = new ArrayList<Duration>();
        int copies = random.nextInt(LOST) == 0 ? 0 : 1 + random.nextInt(2);
        for (int n = 0; n < copies; n++) {
            delays.add(DELAYS.get(random.nextInt(DELAYS.size())));
        }
        history.losesRecords |= delays.stream().allMatch(delay -> delay.compareTo(AllocateMissedLines.LOST) >= 0);
        return delays;
    }

    private void arrives(ReportedLine line, Duration delay) {
        history.turns.sleep(delay);
        history.turns.call(() -> arrived.add(line));
        history.turns.sleep(WINDOW);
        List<ReportedLine> batch = history.turns.call(() -> {
            List<ReportedLine> all = List.copyOf(arrived);
            arrived.clear();
            return all;
        });
        if (!batch.isEmpty()) {
            history.tell("batch of " + batch, useCases -> useCases.allocate(batch));
        }
    }
}
