package dev.makegood.causes;

import static dev.makegood.causes.PlainScripts.begin;
import static dev.makegood.causes.PlainScripts.beyond;
import static dev.makegood.causes.Stage.A;
import static dev.makegood.causes.Stage.B;

import dev.makegood.advice.causes.RootCause;
import java.util.List;

/**
 * Holds histories with two plausible causes, of which one is the scripted one, and histories whose cause is not visible
 * in what is reported in the way that is usual.
 */
final class HardScripts {
    private static final int DAY = 6;

    private HardScripts() {}

    static List<Script> all() {
        return List.of(
                new Script("a supplier is late on a busy day", RootCause.SUPPLIER, HardScripts::lateOnABusyDay),
                new Script("a surge, and a small restock is late", RootCause.SUDDEN_DEMAND, HardScripts::surgeAndLate),
                new Script("a count finds fewer, a restock is late", RootCause.MISCOUNT, HardScripts::fewerAndLate),
                new Script("told late, sold on two platforms", RootCause.LATE_TOLD, HardScripts::toldLateOnTwo),
                new Script("sold dearer, but it was not there", RootCause.MISCOUNT, HardScripts::dearerButGone),
                new Script("a surge on two platforms", RootCause.SUDDEN_DEMAND, HardScripts::surgeOnTwo),
                new Script("two platforms, an old broken date", RootCause.BETWEEN_CHANNELS, HardScripts::twoAndOld),
                new Script("a supplier is late, two platforms", RootCause.SUPPLIER, HardScripts::lateOnTwo),
                new Script("told late without saying so", RootCause.LATE_TOLD, HardScripts::silentlyLate),
                new Script("a surge of twice the usual", RootCause.SUDDEN_DEMAND, HardScripts::smallSurge));
    }

    private static void lateOnABusyDay(Stage stage) {
        int left = stage.some(2, 5);
        stage.promised("late", 18, DAY - 1);
        int usual = begin(stage, left, A);
        int sold = Math.max(left + 1, usual * stage.some(2, 3));
        beyond(stage, left, sold - left, sold);
    }

    private static void surgeAndLate(Stage stage) {
        int left = stage.some(8, 10);
        stage.promised("late", 1, DAY - 1);
        int usual = begin(stage, left, A);
        int sold = Math.max(left + 5, usual * stage.some(5, 6));
        stage.at(DAY, 2);
        stage.order(A, sold, 1_000);
        stage.detect();
    }

    private static void fewerAndLate(Stage stage) {
        int missing = stage.some(2, 3);
        int sold = stage.some(missing + 1, 6);
        stage.promised("late", stage.some(1, missing), DAY - 1);
        begin(stage, sold + stage.some(0, 3), A);
        stage.at(DAY, 2);
        stage.sell(A, sold, 1_000);
        stage.at(DAY, stage.some(5, 9));
        stage.count(sold - missing);
    }

    private static void toldLateOnTwo(Stage stage) {
        int missing = stage.some(1, 3);
        begin(stage, 3, 6, A, B);
        stage.at(DAY, 2);
        stage.sell(A, 3, 1_000);
        stage.sell(B, 3, 1_000);
        stage.at(DAY, stage.some(5, 9));
        stage.count(6 - missing, stage.time(DAY, 1));
    }

    private static void dearerButGone(Stage stage) {
        int left = stage.some(8, 12);
        begin(stage, left, A);
        stage.at(DAY, 2);
        List<String> cheap = stage.sell(A, 2, 1_000);
        stage.at(DAY, 8);
        stage.ship(stage.sell(A, 1, stage.some(1_150, 2_000)));
        stage.admit(cheap.getLast());
        stage.at(DAY + stage.some(1, 6), 3);
        stage.count(left - 1 - stage.some(1, 3));
    }

    private static void surgeOnTwo(Stage stage) {
        int usual = stage.some(2, 4);
        int left = usual * 3;
        begin(stage, usual, left, A, B);
        stage.at(DAY, 2);
        stage.sell(B, usual * 4, 1_000);
        stage.sell(A, usual * 4, 1_000);
        stage.detect();
    }

    private static void twoAndOld(Stage stage) {
        int usual = stage.some(4, 6);
        stage.promised("old", 50, 2);
        stage.later(40);
        begin(stage, usual, usual + 1, A, B);
        stage.at(DAY, 2);
        stage.sell(A, usual, 1_000);
        stage.sell(B, usual, 1_000);
        stage.detect();
    }

    private static void lateOnTwo(Stage stage) {
        int usual = stage.some(4, 6);
        stage.promised("late", usual, DAY - 2);
        begin(stage, usual, usual + 1, A, B);
        stage.at(DAY, 2);
        stage.sell(A, usual, 1_000);
        stage.sell(B, usual, 1_000);
        stage.detect();
    }

    /** The merchant counted before the orders and says that it has just counted. */
    private static void silentlyLate(Stage stage) {
        int missing = stage.some(1, 3);
        int sold = stage.some(missing + 1, 6);
        begin(stage, sold, A);
        stage.at(DAY, 2);
        stage.sell(A, sold, 1_000);
        stage.at(DAY, 6);
        stage.count(sold - missing);
    }

    private static void smallSurge(Stage stage) {
        int usual = stage.some(4, 6);
        begin(stage, usual, usual + 1, A);
        stage.at(DAY, 2);
        stage.sell(A, usual * 2, 1_000);
        stage.detect();
    }
}
