package dev.makegood.oncall;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Runs {@code scripts/play-alarms}. Exits with 0 if every played alarm came on, 1 if not, 2 for an unknown name. */
public final class Main {
    private static final String USAGE = """
        scripts/play-alarms [NAME]

        Provokes the cause of each alarm of template.yaml (or of the one named), in memory and without waiting, and shows
        what an on-call engineer sees: the log line, the metric, the alarm's state by its own definition, what the
        runbook's call answers, what ends it, and what the runbook says.
        """;

    private static final int LONGEST = 700;

    private final PrintStream out;
    private final SortedMap<String, Alarm> alarms = Alarm.all(Path.of("template.yaml"));
    private final Runbook runbook = new Runbook(Path.of("docs", "runbook.md"));
    private int failed;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        if (arguments.length > 1 || List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            System.exit(arguments.length > 1 ? 2 : 0);
        }
        var main = new Main(System.out);
        if (arguments.length == 1 && !main.alarms.containsKey(arguments[0])) {
            System.err.println("template.yaml has no alarm " + arguments[0] + "; it has " + main.alarms.keySet());
            System.exit(2);
        }
        main.play(arguments.length == 1 ? List.of(arguments[0]) : main.alarms.keySet());
        System.exit(main.failed == 0 ? 0 : 1);
    }

    private void play(Collection<String> names) {
        int played = 0;
        for (String name : names) {
            out.println("== " + name + ": " + alarms.get(name).description());
            List<Scene> scenes = Scenes.PLAYED.getOrDefault(name, List.of());
            scenes.forEach(scene -> show(Played.of(scene, alarms.values())));
            played += scenes.isEmpty() ? 0 : 1;
            if (scenes.isEmpty()) {
                out.println("not played  " + Scenes.NOT_PLAYED.get(name));
            }
            out.println("runbook     " + indented(runbook.about(name).orElse("NOTHING")));
            out.println();
        }
        out.println(played + " alarms played, " + (names.size() - played) + " cannot be played here, " + failed
                + " did not come on, say why, or end.");
    }

    private void show(Played played) {
        Alarm alarm = alarms.get(played.scene().alarm());
        out.println("cause       " + played.scene().cause());
        out.println("log         " + log(played));
        out.println("metric      " + played.metric().orElse("none: " + alarm.metric()));
        out.println("alarm       " + alarm.definition());
        out.println("state       "
                + played.came()
                        .map(change -> change.from() + " -> " + change.to() + " at " + change.at())
                        .orElse("DID NOT COME ON"));
        if (!played.scene().looks().route().isEmpty()) {
            out.println("call        " + played.scene().looks().said());
            out.println("answer      " + shortened(played.found()));
        }
        played.scene()
                .mend()
                .ifPresent(mend -> out.println("ends by     " + mend.what() + ": "
                        + played.ended()
                                .map(change -> change.from() + " -> " + change.to() + " at " + change.at())
                                .orElse("DID NOT END")));
        out.println("also on     " + (played.alsoOn().isEmpty() ? "none" : String.join(", ", played.alsoOn())));
        if (!played.missed().isEmpty()) {
            out.println("NOT FOUND   " + played.missed());
        }
        boolean endless = played.scene().mend().isPresent() && played.ended().isEmpty();
        failed += played.came().isPresent() && played.missed().isEmpty() && !endless ? 0 : 1;
    }

    /** Returns the line with most of the expected texts. */
    private static String log(Played played) {
        return played.log().stream()
                .filter(line -> played.scene().finds().stream().anyMatch(line::contains))
                .findFirst()
                .or(() -> played.log().stream().findFirst())
                .map(Main::shortened)
                .orElse("none");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    private static String indented(String text) {
        return text.replace("\n", "\n            ");
    }
}
