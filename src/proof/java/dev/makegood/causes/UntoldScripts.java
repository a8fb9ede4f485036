package dev.makegood.causes;

import static dev.makegood.causes.PlainScripts.begin;
import static dev.makegood.causes.PlainScripts.beyond;
import static dev.makegood.causes.Stage.A;
import static dev.makegood.causes.Stage.B;

import dev.makegood.advice.causes.RootCause;
import java.util.List;
import java.util.function.Consumer;

/** Holds histories of which nobody could tell the cause from what is reported. */
final class UntoldScripts {
    private static final int DAY = 6;

    private UntoldScripts() {}

    static List<Script> all() {
        return List.of(
                untold("sold more than there is", UntoldScripts::soldMore),
                untold("admitted although it was there", UntoldScripts::admitted),
                untold("admitted, and counted as the books say", UntoldScripts::admittedAndThere),
                untold("never counted", UntoldScripts::neverCounted),
                untold("a supplier that gave no date", UntoldScripts::noDate),
                untold("a date that is not over", UntoldScripts::dateToCome),
                untold("a price a little higher", UntoldScripts::littleDearer),
                untold("dearer on another platform only", UntoldScripts::dearerElsewhere),
                untold("many orders of a new SKU", UntoldScripts::newSku),
                untold("two causes of a quarter each", UntoldScripts::twoQuarters),
                untold("a count before the orders", UntoldScripts::countBefore));
    }

    private static Script untold(String name, Consumer<Stage> play) {
        return new Script(name, RootCause.UNKNOWN, play);
    }

    private static void soldMore(Stage stage) {
        int left = stage.some(2, 4);
        begin(stage, left, A);
        beyond(stage, left, stage.some(1, 2), 0);
    }

    private static void admitted(Stage stage) {
        begin(stage, stage.some(4, 8), A);
        stage.at(DAY, 2);
        stage.admit(stage.sell(A, stage.some(1, 3), 1_000).getLast());
    }

    private static void admittedAndThere(Stage stage) {
        int left = stage.some(4, 8);
        begin(stage, left, A);
        stage.at(DAY, 2);
        stage.admit(stage.sell(A, 1, 1_000).getLast());
        stage.at(DAY + stage.some(0, 5), 9);
        stage.count(left);
    }

    private static void neverCounted(Stage stage) {
        stage.at(DAY, 2);
        stage.admit(stage.sell(A, stage.some(1, 3), 1_000).getLast());
    }

    private static void noDate(Stage stage) {
        int left = stage.some(1, 4);
        begin(stage, left, A);
        stage.declines(stage.requested("no", 20));
        beyond(stage, left, 1, 0);
    }

    private static void dateToCome(Stage stage) {
        int left = stage.some(1, 4);
        stage.promised("soon", 20, DAY + stage.some(1, 5));
        begin(stage, left, A);
        beyond(stage, left, 1, 0);
    }

    private static void littleDearer(Stage stage) {
        begin(stage, stage.some(8, 15), A);
        stage.at(DAY, 2);
        List<String> orders = stage.sell(A, 2, 1_000);
        stage.ship(stage.sell(A, 2, stage.some(1_001, 1_090)));
        stage.admit(orders.getFirst());
    }

    private static void dearerElsewhere(Stage stage) {
        begin(stage, stage.some(8, 15), A, B);
        stage.at(DAY, 2);
        List<String> orders = stage.sell(A, 2, 1_000);
        stage.ship(stage.sell(B, 2, 1_500));
        stage.admit(orders.getFirst());
    }

    private static void newSku(Stage stage) {
        int left = stage.some(2, 6);
        stage.at(DAY, 0);
        stage.count(left);
        beyond(stage, left, stage.some(1, 10), 0);
    }

    private static void twoQuarters(Stage stage) {
        String restock = stage.promised("short", 6, DAY - 1);
        begin(stage, 6, 5, A);
        stage.at(DAY - 1, 9);
        stage.arrives(restock, 3);
        stage.at(DAY, 2);
        stage.order(A, 17, 1_000);
        stage.at(DAY, 5);
        stage.count(5);
        // Twelve are missing: three that did not arrive, three that the count lacks, and six that were never there.
        stage.detect();
    }

    private static void countBefore(Stage stage) {
        int left = stage.some(3, 5);
        begin(stage, left + 4, A);
        stage.at(DAY, 1);
        stage.count(left);
        beyond(stage, left, stage.some(1, 2), 0);
    }
}
