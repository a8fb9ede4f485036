package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.LocalPlatform;
import java.io.PrintStream;
import java.time.Duration;

/** Plays a merchant's bad day through the HTTP API of the local platform, and checks the books at the end. */
public final class Demo {
    /** Minutes by which everything must be settled; a refund whose gateway timed out is asked about a minute later. */
    private static final int MOST_MINUTES = 15;

    /** The time to choose in the default policy. */
    private static final Duration WINDOW = Duration.ofHours(12);

    private Demo() {}

    /**
     * Plays the day.
     *
     * @return the exit status: 0 if every yuan is where it belongs
     */
    public static int run(LocalPlatform platform, PrintStream out) {
        platform.clock().freeze();
        var progress = new Progress(out);
        var day = new BadDay(platform);
        progress.say("Merchants pay in, shelves are counted: %d merchants, %d SKUs", BadDay.MERCHANTS, BadDay.SKUS);
        day.open();
        progress.say("m-1 asks to be warned when %d or fewer of its tea are left", BadDay.WARNED_AT);
        day.watch();
        progress.say("%d buyers pay for their orders", BadDay.ORDERS);
        day.placeOrders();
        JsonNode risk = day.atRisk();
        progress.say(
                "m-1 is warned: %d of its tea left to sell; 10 fewer would strand %d orders. A restock is raised",
                risk.path("available").asInt(), risk.at("/stranded/orders").asInt());
        progress.say("m-1 recounts its tea: %d left for %d paid orders", BadDay.LEFT, BadDay.HOT_ORDERS);
        day.recount();
        progress.say("m-2 admits that an order cannot be shipped; the others ship, except one that forgets");
        day.admitAndShip();
        progress.say("The gateway pays %d refunds and then does not answer", BadDay.TIMED_OUT);
        day.breakGateway();
        settle(platform, day, progress, 0, BadDay.STRANDED + 1);
        progress.say("%d of the buyers ask for the money at once; the others say nothing", BadDay.HASTY);
        day.askForRefunds();
        settle(platform, day, progress, BadDay.HASTY, BadDay.STRANDED + 1);
        progress.say("Twelve hours later the others have it too, inside the 24 hours");
        platform.clock().advance(WINDOW);
        settle(platform, day, progress, BadDay.STRANDED + 1, BadDay.STRANDED + 1);
        progress.say("Two days later the forgotten order is overdue, and its buyer says nothing");
        platform.clock().advance(Duration.ofHours(45));
        settle(platform, day, progress, BadDay.STRANDED + 1, BadDay.CASES);
        platform.clock().advance(WINDOW);
        settle(platform, day, progress, BadDay.CASES, BadDay.CASES);
        progress.say("m-1 pays in 100.00 CNY: the platform's advance is repaid first");
        day.topUpLate();
        var stage = new Stage(platform, text -> progress.say("  " + text));
        Acts.ALL.forEach(act -> {
            progress.say(act.title());
            act.play(stage);
        });
        return new Outcome(platform, day, out).report(stage.checks());
    }

    /** Runs the schedules, minute by minute, until this many refunds are settled and coupons issued. */
    private static void settle(LocalPlatform platform, BadDay day, Progress progress, int refunds, int coupons) {
        for (int minute = 1; minute <= MOST_MINUTES; minute++) {
            platform.advance(Duration.ofMinutes(1));
            platform.awaitQuietStreams();
            Tally tally = day.tally();
            progress.say(
                    "  minute %d: %d cases, %d refunds settled, %d coupons issued",
                    minute, tally.cases(), tally.refunded(), tally.coupons());
            if (tally.refunded() == refunds && tally.coupons() == coupons) {
                return;
            }
        }
    }
}
