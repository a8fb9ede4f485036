package dev.makegood.oncall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the section of the runbook about an alarm. */
final class Runbook {
    private static final String ERRORS = "Errors";

    private final Map<String, String> sections = new LinkedHashMap<>();

    Runbook(Path file) {
        String title = "";
        try {
            for (String line : Files.readAllLines(file)) {
                title = line.startsWith("## ") ? line.substring(3) : title;
                sections.merge(title, line, (before, next) -> before + "\n" + next);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the section of an alarm; of the alarms of a function's errors, the row of their table that has it. */
    Optional<String> about(String alarm) {
        if (sections.containsKey(alarm)) {
            return Optional.of(sections.get(alarm).strip());
        }
        String function = alarm.endsWith(ERRORS) ? alarm.substring(0, alarm.length() - ERRORS.length()) : alarm;
        return sections.entrySet().stream()
                .filter(section -> section.getKey().contains(ERRORS))
                .flatMap(section -> section.getValue().lines())
                .filter(line -> line.matches("\\| [^|]*\\b" + function + "\\b[^|]*\\|.*"))
                .findFirst()
                .map(row -> "## One alarm per function: `...Errors`\n" + row);
    }
}
