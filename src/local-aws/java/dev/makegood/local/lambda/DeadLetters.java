package dev.makegood.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** Records events that no attempt could deliver, one JSON line each. Replaces the functions' failure destinations. */
public final class DeadLetters {
    private final Path file;
    private final Clock clock;

    public DeadLetters(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    synchronized void add(String function, String event, Outcome outcome) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("at", clock.instant().toString()).put("function", function).put("event", event);
        line.put("outcome", outcome instanceof Outcome.Failed failed ? failed.error() : outcome.toString());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
