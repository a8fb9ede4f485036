package dev.makegood.local.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.template.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Is a queue of the template with its function. A message is a file until the function has taken it, so on a data
 * directory it outlives the platform and may be delivered twice, as by SQS. One that is not taken goes to the end of
 * the queue and comes again without a wait; after the template's number of times it is put aside.
 */
public final class LocalQueue implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(2);

    private record Waiting(String id, String body, int received) {}

    private final Trigger.Queue trigger;
    private final Path messages;
    private final Path dead;
    private final Clock clock;
    private final Function<String, Outcome> deliver;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int inFlight;
    private boolean closed;
    private final Thread thread;

    /**
     * Starts at once, with the messages that are there.
     *
     * @param home where the queue and the one for what is put aside have a directory each
     * @param deliver calls the function with an event
     */
    public LocalQueue(Path home, Trigger.Queue trigger, Clock clock, Function<String, Outcome> deliver) {
        this.trigger = trigger;
        this.messages = home.resolve(trigger.queue());
        this.dead = home.resolve(trigger.deadLetters());
        this.clock = clock;
        this.deliver = deliver;
        try {
            Files.createDirectories(messages);
            Files.createDirectories(dead);
            try (var files = Files.list(messages)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                    String name = file.getFileName().toString();
                    String id = name.substring(0, name.length() - ENDING.length());
                    waiting.add(new Waiting(id, Files.readString(file), 0));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        thread = Thread.ofPlatform().daemon().name("queue-" + trigger.queue()).start(this::run);
    }

    /** Keeps a message and returns its id. */
    public String send(String body) {
        String id = UUID.randomUUID().toString();
        Path half = messages.resolve(id + ".half");
        try {
            Files.writeString(half, body);
            Files.move(half, file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        synchronized (this) {
            waiting.add(new Waiting(id, body, 0));
            notifyAll();
        }
        return id;
    }

    /** Returns the bodies of the messages that were put aside. */
    public List<String> putAside() {
        try (var files = Files.list(dead)) {
            var bodies = new ArrayList<String>();
            for (Path file : files.toList()) {
                bodies.add(Files.readString(file));
            }
            return bodies;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Path file(String id) {
        return messages.resolve(id + ENDING);
    }

    private void run() {
        try {
            for (List<Waiting> batch = take(); !batch.isEmpty(); batch = take()) {
                Set<String> left = left(batch, deliver.apply(event(batch)));
                for (Waiting message : batch) {
                    end(message, left.contains(message.id()));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private synchronized List<Waiting> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        var batch = new ArrayList<Waiting>();
        while (!closed && !waiting.isEmpty() && batch.size() < trigger.batchSize()) {
            batch.add(waiting.poll());
        }
        inFlight = batch.size();
        return batch;
    }

    private String event(List<Waiting> batch) {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        batch.forEach(message -> records.addObject()
                .put("messageId", message.id())
                .put("body", message.body())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:" + trigger.queue())
                .putObject("attributes")
                .put("ApproximateReceiveCount", Integer.toString(message.received() + 1))
                .put("SentTimestamp", Long.toString(clock.millis())));
        return event.toString();
    }

    /** Returns the messages that were not taken: all of them, if the answer does not say which. */
    private static Set<String> left(List<Waiting> batch, Outcome outcome) throws IOException {
        var all = new HashSet<String>();
        batch.forEach(message -> all.add(message.id()));
        if (!(outcome instanceof Outcome.Answered answered)) {
            return all;
        }
        var left = new HashSet<String>();
        JSON.readTree(new String(answered.payload(), StandardCharsets.UTF_8))
                .path("batchItemFailures")
                .forEach(failure -> left.add(failure.path("itemIdentifier").asText()));
        return all.containsAll(left) ? left : all;
    }

    private synchronized void end(Waiting message, boolean left) throws IOException {
        if (!left) {
            Files.delete(file(message.id()));
        } else if (message.received() + 1 < trigger.maxReceives()) {
            waiting.add(new Waiting(message.id(), message.body(), message.received() + 1));
        } else {
            Files.move(file(message.id()), dead.resolve(message.id() + ENDING));
        }
        inFlight--;
        notifyAll();
    }

    /**
     * Returns when every message has been taken or put aside.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    public synchronized void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + QUIET_LIMIT.toNanos();
        while (!closed && (inFlight > 0 || !waiting.isEmpty())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException("The queue " + trigger.queue() + " did not become quiet");
            }
            wait(left);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
