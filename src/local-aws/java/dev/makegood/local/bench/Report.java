package dev.makegood.local.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Prints tables in Markdown. The ratio of each row is to plain Java, run in the same way. */
final class Report {
    private Report() {}

    static void classes(Map<String, Map<String, Integer>> counts) {
        var origins = new TreeSet<String>();
        counts.values().forEach(count -> origins.addAll(count.keySet()));
        System.out.println("| | all | of plain | " + String.join(" | ", origins) + " |");
        System.out.println("|---|---:|---:|" + "---:|".repeat(origins.size()));
        counts.forEach((name, count) -> {
            int all = sum(count);
            int plain = sum(counts.getOrDefault(plain(name), count));
            var row = new StringBuilder(row(name, all, "%.2f x".formatted((double) all / plain)));
            origins.forEach(origin ->
                    row.append(" ").append(count.getOrDefault(origin, 0)).append(" |"));
            System.out.println(row);
        });
    }

    static void times(Map<String, List<FirstAnswer>> measured) {
        System.out.println("| | wall ms | of plain | CPU ms | of plain | peak MB |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        measured.forEach((name, answers) -> {
            List<FirstAnswer> plain = measured.getOrDefault(plain(name), answers);
            System.out.println(row(
                    name,
                    whole(answers, FirstAnswer::wallMillis),
                    ratio(answers, plain, FirstAnswer::wallMillis),
                    whole(answers, FirstAnswer::cpuMillis),
                    ratio(answers, plain, FirstAnswer::cpuMillis),
                    whole(answers, FirstAnswer::peakMegabytes)));
        });
    }

    private static String plain(String name) {
        return name.equals("Node") ? "plain Java, managed" : name.replace("ours", "plain Java");
    }

    private static int sum(Map<String, Integer> count) {
        return count.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String row(Object... cells) {
        var row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        return row.toString();
    }

    private static long whole(List<FirstAnswer> answers, ToDoubleFunction<FirstAnswer> part) {
        return Math.round(median(answers, part));
    }

    private static String ratio(List<FirstAnswer> ours, List<FirstAnswer> plain, ToDoubleFunction<FirstAnswer> part) {
        return String.format(Locale.ROOT, "%.2f x", median(ours, part) / median(plain, part));
    }

    private static double median(List<FirstAnswer> answers, ToDoubleFunction<FirstAnswer> part) {
        double[] sorted = answers.stream().mapToDouble(part).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
