package dev.makegood.local.imports;

import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.Records;
import dev.makegood.mapping.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Imports the reports of a file, part by part. */
final class Importer {
    /** The reports of a part; those of a part that was cut off are reported again. */
    static final int PART = 64;

    private static final int CREATED = 201;
    private static final int WIDTH = 30;

    private final Mapping.Result file;
    private final Target target;
    private final Progress progress;
    private final PrintStream out;

    Importer(Mapping.Result file, Target target, Progress progress, PrintStream out) {
        this.file = file;
        this.target = target;
        this.progress = progress;
        this.out = out;
    }

    /** Imports what is left of the file, and returns the end. */
    Progress.State run() throws IOException {
        Progress.State state = progress.begin();
        if (state.errorBytes() == 0) {
            state = append(state, List.of(new Records.Broken(0, "field", "reason")));
            state = new Progress.State(state.digest(), 0, 0, 0, state.errorBytes());
            state = append(state, file.broken());
            progress.keep(state);
        }
        while (state.next() < file.reports().size()) {
            state = part(state);
            progress.keep(state);
            show(state);
        }
        progress.end(state);
        return state;
    }

    private Progress.State part(Progress.State before) throws IOException {
        List<Report> part = file.reports()
                .subList(
                        before.next(),
                        Math.min(before.next() + PART, file.reports().size()));
        List<Target.Answer> answers = answers(part);
        var broken = new ArrayList<Records.Broken>();
        int changed = before.changed();
        for (int i = 0; i < part.size(); i++) {
            changed += answers.get(i).status() == CREATED ? 1 : 0;
            if (!answers.get(i).isTaken()) {
                for (Target.Fault fault : answers.get(i).faults()) {
                    broken.add(new Records.Broken(part.get(i).line(fault.field()), fault.field(), fault.reason()));
                }
                if (answers.get(i).faults().isEmpty()) {
                    int status = answers.get(i).status();
                    broken.add(new Records.Broken(part.get(i).line(""), "", "was answered with " + status));
                }
            }
        }
        Progress.State state = append(before, broken);
        return new Progress.State(
                state.digest(), before.next() + part.size(), changed, state.refused(), state.errorBytes());
    }

    private List<Target.Answer> answers(List<Report> part) {
        try (var threads = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            List<Future<Target.Answer>> answers = part.stream()
                    .map(report -> threads.submit(() -> target.take(report)))
                    .toList();
            var all = new ArrayList<Target.Answer>();
            for (Future<Target.Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    private Progress.State append(Progress.State state, List<Records.Broken> broken) throws IOException {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (Records.Broken one : broken) {
                printer.printRecord(one.line() == 0 ? "line" : one.line(), one.field(), one.reason());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(progress.errors(), bytes, StandardOpenOption.APPEND);
        return new Progress.State(
                state.digest(),
                state.next(),
                state.changed(),
                state.refused() + broken.size(),
                state.errorBytes() + bytes.length);
    }

    private void show(Progress.State state) {
        int done = state.next() * WIDTH / file.reports().size();
        out.printf(
                "\r[%s%s] %,d of %,d reports, %,d new, %,d lines refused",
                "#".repeat(done),
                ".".repeat(WIDTH - done),
                state.next(),
                file.reports().size(),
                state.changed(),
                state.refused());
        out.flush();
    }
}
