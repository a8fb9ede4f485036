package dev.makegood.scale;

import dev.makegood.scale.Input.Chosen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs {@code scripts/scale}: prints limits, queues and the cost of a day, as Markdown. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Chosen chosen = chosen(arguments);
        // The functions print their metrics, which do not belong in the report.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        var report = new Report(Counted.now());
        if (arguments.length > 0) {
            print(out, "The limits", report.limits(chosen));
            print(out, "The queues", report.queues(Map.of("chosen", chosen)));
            print(out, "The day", report.day(chosen));
        } else {
            print(out, "The limits", report.limits(Chosen.NOTHING));
            print(out, "The day", report.queues(Report.SETTINGS));
            print(out, "A million at once", report.aMillion(Report.OF_A_MILLION));
            print(out, "A million overdue at once", report.aMillionOverdue(Report.OF_A_MILLION));
            print(out, "Cost, and the peak", report.day(Report.RAISED));
            print(out, "The limits, raised", report.limits(Report.RAISED));
        }
        System.exit(0);
    }

    private static Chosen chosen(String[] arguments) {
        try {
            Chosen chosen = Chosen.NOTHING;
            for (int n = 0; n < arguments.length; n += 2) {
                chosen = chosen.with(Input.named(arguments[n]).orElseThrow(), Double.parseDouble(arguments[n + 1]));
            }
            return chosen;
        } catch (RuntimeException unknown) {
            System.err.println("scripts/scale [--option N]...");
            Stream.of(Input.values()).map(Input::help).forEach(System.err::println);
            System.exit(2);
            throw unknown;
        }
    }

    private static void print(PrintStream out, String title, List<List<String>> lines) {
        out.println("\n## " + title);
        for (int n = 0; n < lines.size(); n++) {
            out.println("| " + String.join(" | ", lines.get(n)) + " |");
            if (n == 0) {
                out.println("|---|" + "---:|".repeat(lines.getFirst().size() - 1));
            }
        }
    }
}
