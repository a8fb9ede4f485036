package dev.makegood.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.template.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that no message is lost, and that one that is never taken is put aside. */
@Timeout(60)
class LocalQueueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Trigger.Queue QUEUE = new Trigger.Queue("Messages", 3, 4, "Dead");

    @TempDir
    Path home;

    private final List<String> delivered = new CopyOnWriteArrayList<>();

    private LocalQueue queue(Function<String, Outcome> function) {
        return new LocalQueue(home, QUEUE, Clock.systemUTC(), event -> {
            records(event).forEach(record -> delivered.add(record.path("body").asText()));
            return function.apply(event);
        });
    }

    private static JsonNode records(String event) {
        try {
            return JSON.readTree(event).path("Records");
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static Outcome answer(String text) {
        return new Outcome.Answered(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome refuseBad(String event) {
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        records(event).forEach(record -> {
            if (record.path("body").asText().startsWith("bad")) {
                failures.addObject()
                        .put("itemIdentifier", record.path("messageId").asText());
            }
        });
        return answer(answer.toString());
    }

    @Test
    void onlyWhatWasRefusedComesAgainAndIsPutAside() throws InterruptedException {
        try (var queue = queue(LocalQueueTest::refuseBad)) {
            List.of("one", "bad", "two", "three", "four").forEach(queue::send);
            queue.awaitQuiet();
            assertEquals(List.of("bad"), queue.putAside());
        }
        assertEquals(4, delivered.stream().filter("bad"::equals).count());
        assertEquals(8, delivered.size());
    }

    @Test
    void aBatchComesAgainWholeIfTheFunctionFailsOrNamesAnUnknownMessage() throws InterruptedException {
        List<Outcome> outcomes = new CopyOnWriteArrayList<>(List.of(
                Outcome.Failed.of("Killed", "in the middle"),
                answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"),
                answer("{}")));
        try (var queue = queue(_ -> outcomes.removeFirst())) {
            queue.send("one");
            queue.awaitQuiet();
            assertEquals(List.of(), queue.putAside());
        }
        assertEquals(List.of("one", "one", "one"), delivered);
    }

    @Test
    void aMessageOutlivesTheQueueUntilItIsTaken() throws InterruptedException {
        var never = new CountDownLatch(1);
        try (var queue = queue(_ -> {
            try {
                never.await();
            } catch (InterruptedException closedInTheMiddle) {
                Thread.currentThread().interrupt();
            }
            return Outcome.Failed.of("Stopped", "");
        })) {
            queue.send("one");
            queue.send("two");
        }
        try (var queue = queue(_ -> answer("{}"))) {
            queue.awaitQuiet();
        }
        assertTrue(delivered.containsAll(List.of("one", "two")), delivered::toString);
        delivered.clear();
        queue(_ -> answer("{}")).close();
        assertEquals(List.of(), delivered);
    }
}
