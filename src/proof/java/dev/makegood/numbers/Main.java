package dev.makegood.numbers;

import dev.makegood.storage.memory.MemoryDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code scripts/numbers}: prints what orders, shipments, recounts and cases cost, as Markdown. */
public final class Main {
    private static final String USAGE = "scripts/numbers [--sizes 500,5000]";

    /** Small merchants with a stockout at the same time. */
    private static final int OTHERS = 20;

    /** Healthy orders and older coupons, which must make no difference. */
    private static final int BESIDE = 5_000;

    private Main() {}

    public static void main(String[] arguments) {
        List<Integer> sizes = sizes(arguments);
        // The functions print their metrics, which do not belong in the report.
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        var report = new Report(out);
        List<Measured> orders = Stream.concat(
                        GoodOrders.measure().stream(), Stream.of(ArchivedOrders.measure(), OverdueOrders.measure()))
                .toList();
        List<Measured> cases = Stream.concat(
                        measured(MassStockout.COUNTED).measured().stream(),
                        Stream.of(measured(MassStockout.COUNTED_CHOOSING).whole()))
                .toList();
        List<Measured> all = Stream.concat(orders.stream(), cases.stream()).toList();
        report.useCases(all);
        report.bill(all);
        report.places(orders);
        report.places(cases);
        report.head();
        for (int size : sizes) {
            report.row(measured(new MassStockout(size, OTHERS, 0, 0)));
        }
        report.row(measured(new MassStockout(sizes.getFirst(), OTHERS, BESIDE, 0)));
        report.row(measured(new MassStockout(sizes.getFirst(), OTHERS, 0, BESIDE)));
        System.exit(0);
    }

    private static Figures measured(MassStockout stockout) {
        System.err.println("Handling " + stockout);
        return Rounds.of(stockout, new MemoryDatabase());
    }

    private static List<Integer> sizes(String[] arguments) {
        String text = arguments.length == 0 ? "500,5000" : arguments.length == 2 ? arguments[1] : "";
        boolean known = arguments.length == 0 || arguments[0].equals("--sizes");
        if (!known || !text.matches("[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }
}
