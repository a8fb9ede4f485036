package dev.makegood.rates;

import dev.makegood.storage.StorageBusy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Calls one thing again and again, each caller in its own turn, until the time is over. */
final class Callers {
    private final VirtualTime time;
    private final long until;
    private final List<Long> took = new ArrayList<>();
    private int done;
    private int refused;

    Callers(VirtualTime time, long until) {
        this.time = time;
        this.until = until;
    }

    /** Starts the callers. Each call gets an id of its own. */
    void start(int callers, Consumer<String> call) {
        for (int caller = 0; caller < callers; caller++) {
            int of = caller;
            time.start(() -> {
                for (int n = 0; time.now() < until; n++) {
                    call("2611290" + of + "-" + n, call);
                }
            });
        }
    }

    private void call(String id, Consumer<String> call) {
        long begun = time.now();
        try {
            call.accept(id);
            done += time.now() <= until ? 1 : 0;
        } catch (StorageBusy busy) {
            refused++;
        }
        took.add((time.now() - begun) / 1_000);
    }

    boolean isOpen() {
        return time.now() < until;
    }

    /** Returns the calls that were done in time, a second. */
    double perSecond() {
        return done * 1e6 / until;
    }

    /** Returns the share of calls that were refused as busy, in percent. */
    double refused() {
        return took.isEmpty() ? 0 : 100.0 * refused / took.size();
    }

    /** Returns the milliseconds within which this share of the calls was done. */
    long within(double share) {
        return at(took.stream().sorted().toList(), share);
    }

    static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
}
