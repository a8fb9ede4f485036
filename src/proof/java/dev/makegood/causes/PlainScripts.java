package dev.makegood.causes;

import static dev.makegood.causes.Stage.A;
import static dev.makegood.causes.Stage.B;

import dev.makegood.advice.causes.RootCause;
import java.util.List;

/** Holds histories with one cause, as merchants have them. The day of the stockout is the sixth. */
final class PlainScripts {
    private static final int DAY = 6;

    private PlainScripts() {}

    static List<Script> all() {
        return List.of(
                new Script("a count told hours late", RootCause.LATE_TOLD, PlainScripts::countToldLate),
                new Script("breakage told late", RootCause.LATE_TOLD, PlainScripts::breakageToldLate),
                new Script("a count finds fewer", RootCause.MISCOUNT, PlainScripts::countFindsFewer),
                new Script("admitted, and a count confirms it", RootCause.MISCOUNT, PlainScripts::admittedAndCounted),
                new Script("a supplier is late", RootCause.SUPPLIER, PlainScripts::supplierLate),
                new Script("a supplier delivers less", RootCause.SUPPLIER, PlainScripts::supplierShort),
                new Script("a supplier takes its date back", RootCause.SUPPLIER, PlainScripts::supplierDeclines),
                new Script("sold dearer, and admitted", RootCause.PRICE_CHANGED, PlainScripts::soldDearer),
                new Script("a day of many orders", RootCause.SUDDEN_DEMAND, PlainScripts::surge),
                new Script("two platforms sell the same", RootCause.BETWEEN_CHANNELS, PlainScripts::twoPlatforms));
    }

    /** Begins a SKU whose usual days leave {@code left} units. */
    static int begin(Stage stage, int left, String... platforms) {
        int usual = stage.some(3, 6);
        begin(stage, usual, left, platforms);
        return usual;
    }

    static void begin(Stage stage, int usual, int left, String... platforms) {
        stage.at(0, 0);
        // A mistake that was mended before the orders says nothing about them.
        stage.count((long) usual * platforms.length * DAY + left + stage.some(0, 3));
        stage.count((long) usual * platforms.length * DAY + left);
        stage.usualDays(DAY, usual, platforms);
    }

    private static void countToldLate(Stage stage) {
        int missing = stage.some(1, 3);
        int lost = missing + stage.some(0, 3);
        int sold = stage.some(missing + 1, 6);
        begin(stage, sold - missing + lost, A);
        stage.at(DAY, 2);
        stage.sell(A, sold, 1_000);
        stage.at(DAY, stage.some(5, 9));
        stage.count(sold - missing, stage.time(DAY, 1));
    }

    private static void breakageToldLate(Stage stage) {
        int missing = stage.some(1, 3);
        int sold = stage.some(missing + 1, 6);
        begin(stage, sold, A);
        stage.at(DAY, 2);
        stage.sell(A, sold, 1_000);
        stage.at(DAY, stage.some(5, 9));
        stage.adjust(-missing, stage.time(DAY, 1));
        stage.detect();
    }

    private static void countFindsFewer(Stage stage) {
        int missing = stage.some(1, 3);
        int sold = stage.some(missing + 1, 6);
        begin(stage, sold + stage.some(0, 3), A);
        stage.at(DAY, 2);
        stage.sell(A, sold, 1_000);
        stage.at(DAY, stage.some(5, 9));
        stage.count(sold - missing);
    }

    private static void admittedAndCounted(Stage stage) {
        int left = stage.some(4, 8);
        begin(stage, left, A);
        stage.at(DAY, 2);
        List<String> orders = stage.sell(A, stage.some(2, 4), 1_000);
        stage.admit(orders.getLast());
        stage.ship(orders.subList(0, orders.size() - 1));
        stage.at(DAY + stage.some(0, 10), 12);
        stage.count(left - orders.size() + 1 - stage.some(1, 1));
    }

    private static void supplierLate(Stage stage) {
        int left = stage.some(1, 4);
        int missing = stage.some(1, 3);
        stage.promised("late", missing + stage.some(0, 10), DAY - stage.some(1, 3));
        int usual = begin(stage, left, A);
        beyond(stage, left, missing, Math.min(usual * 2, left + missing));
    }

    private static void supplierShort(Stage stage) {
        int left = stage.some(2, 4);
        int missing = stage.some(1, 3);
        String restock = stage.promised("short", 1 + missing + stage.some(0, 3), DAY - 1);
        begin(stage, left - 1, A);
        stage.at(DAY - 1, 9);
        stage.arrives(restock, 1);
        beyond(stage, left, missing, left + missing);
    }

    private static void supplierDeclines(Stage stage) {
        int left = stage.some(1, 4);
        int missing = stage.some(1, 3);
        String restock = stage.promised("no", missing + stage.some(0, 10), DAY - 2);
        begin(stage, left, A);
        stage.at(DAY - 1, 8);
        stage.declines(restock);
        beyond(stage, left, missing, left + missing);
    }

    /** Sells what is left and what is missing, and finds it missing. */
    static void beyond(Stage stage, int left, int missing, int sold) {
        stage.at(DAY, 2);
        stage.sell(A, Math.max(sold, left + missing), 1_000);
        stage.detect();
    }

    private static void soldDearer(Stage stage) {
        begin(stage, stage.some(8, 15), A);
        stage.at(DAY, 2);
        List<String> cheap = stage.sell(A, stage.some(1, 2), 1_000);
        stage.at(DAY + stage.some(0, 2), 8);
        stage.ship(stage.sell(A, stage.some(1, 3), stage.some(1_150, 2_000)));
        cheap.forEach(stage::admit);
    }

    private static void surge(Stage stage) {
        int left = stage.some(8, 10);
        int usual = begin(stage, left, A);
        stage.at(DAY, 2);
        stage.sell(A, Math.max(left + 2, usual * stage.some(4, 6)), 1_000);
        stage.detect();
    }

    private static void twoPlatforms(Stage stage) {
        int usual = stage.some(4, 6);
        int left = usual + stage.some(1, 2);
        begin(stage, usual, left, A, B);
        stage.at(DAY, 2);
        stage.sell(A, usual, 1_000);
        stage.sell(B, usual, 1_000);
        stage.detect();
    }
}
