package dev.makegood.rates;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Prints how many orders of one SKU get through, and how fast a shortage is found meanwhile. */
public final class Main {
    private static final List<Integer> CALLERS = List.of(16, 256, 1_000);

    private Main() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        System.out.println(
                "| one SKU | callers | orders/s | of order alone | refused | p50 ms | p99 ms | counted within (p50 / max ms) |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (int callers : CALLERS) {
            HotSku.Result alone = HotSku.alone(callers);
            print("order alone", callers, alone, alone);
            print("order and its stock", callers, HotSku.orders(callers), alone);
        }
        shortages("ordering the short SKU", HotSku::shortage);
        shortages("ordering the SKUs of overdue lines", OverdueLines::found);
        workers();
    }

    private static void shortages(String what, IntFunction<HotSku.Shortage> detection) {
        System.out.println();
        System.out.println("| " + what + " | lines found a second | of those without orders | orders/s |");
        System.out.println("|---:|---:|---:|---:|");
        double quiet = detection.apply(0).found();
        for (int callers : List.of(0, 16, 64)) {
            HotSku.Shortage found = detection.apply(callers);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.1f | %.0f %% | %.0f |%n",
                    callers,
                    found.found(),
                    100 * found.found() / quiet,
                    found.orders());
        }
    }

    private static void workers() {
        System.out.println();
        System.out.println("| workers at 16 short SKUs | lines found a second | a worker | times one |");
        System.out.println("|---:|---:|---:|---:|");
        double one = ManySkus.found(1);
        for (int workers : List.of(1, 2, 4)) {
            double found = ManySkus.found(workers);
            System.out.printf(
                    Locale.ROOT, "| %d | %.0f | %.0f | %.1f |%n", workers, found, found / workers, found / one);
        }
    }

    private static void print(String what, int callers, HotSku.Result result, HotSku.Result alone) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %.0f %% | %.1f %% | %d | %d | %d / %d |%n",
                what,
                callers,
                result.perSecond(),
                100 * result.perSecond() / alone.perSecond(),
                result.refused(),
                result.half(),
                result.most(),
                result.counted(),
                result.latest());
    }
}
