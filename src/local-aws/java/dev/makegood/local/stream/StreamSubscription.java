package dev.makegood.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.template.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Delivers a table's stream to a function, in order, one batch at a time. On a data directory it starts again with the
 * oldest record that DynamoDB Local still has, so records can be delivered twice, as by the real service.
 */
public final class StreamSubscription implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StreamSubscription.class.getName());
    /** Four times a second, as Lambda polls. */
    private static final long POLL_MILLIS = 250;

    private static final Duration QUIET_LIMIT = Duration.ofMinutes(2);

    private final Trigger.Stream trigger;
    private final String arn;
    private final StreamReader reader;
    private final Consumer<String> deliver;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private long answered;
    private boolean closed;
    private final Thread thread;

    /**
     * Starts at once.
     *
     * @param deliver calls the function with an event and returns when it has ended, with any outcome
     */
    public StreamSubscription(
            DynamoDbStreamsClient client, String arn, Trigger.Stream trigger, Consumer<String> deliver) {
        this.trigger = trigger;
        this.arn = arn;
        this.reader = new StreamReader(client, arn);
        this.deliver = deliver;
        this.thread =
                Thread.ofPlatform().daemon().name("stream-" + trigger.table()).start(this::run);
    }

    private void run() {
        try {
            for (long question = begin(); question >= 0; question = begin()) {
                try {
                    if (carry(reader.read()) == 0) {
                        end(question);
                    }
                } catch (AbortedException stopped) {
                    return;
                } catch (SdkException fault) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "The stream of " + trigger.table() + " could not be read",
                            fault);
                    pause();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long begin() {
        lock.lock();
        try {
            return closed ? -1 : asked;
        } finally {
            lock.unlock();
        }
    }

    private void end(long question) throws InterruptedException {
        lock.lock();
        try {
            answered = question;
            changed.signalAll();
            if (asked == answered && !closed) {
                changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            if (!closed) {
                changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Delivers what passes the filters; returns how many records were read. */
    private int carry(List<software.amazon.awssdk.services.dynamodb.model.Record> records) {
        List<ObjectNode> wanted = records.stream()
                .flatMap(record -> read(record).stream())
                .filter(this::wanted)
                .toList();
        for (int from = 0; from < wanted.size(); from += trigger.batchSize()) {
            int to = Math.min(from + trigger.batchSize(), wanted.size());
            deliver.accept(StreamEvent.of(wanted.subList(from, to)));
        }
        return records.size();
    }

    /** Returns empty for a record that cannot be read: it is logged, and does not stop those behind it. */
    private Optional<ObjectNode> read(software.amazon.awssdk.services.dynamodb.model.Record record) {
        try {
            return Optional.of(StreamEvent.record(record, arn));
        } catch (RuntimeException unreadable) {
            LOG.log(System.Logger.Level.ERROR, "A record of " + trigger.table() + " could not be read", unreadable);
            return Optional.empty();
        }
    }

    private boolean wanted(ObjectNode record) {
        return trigger.filters().isEmpty()
                || trigger.filters().stream().anyMatch(filter -> EventFilter.matches(filter, record));
    }

    /**
     * Returns when all records that were written before the call, and those that their delivery caused, have been delivered.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    public void awaitQuiet() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long question = ++asked;
            changed.signalAll();
            long left = QUIET_LIMIT.toNanos();
            while (answered < question && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            if (answered < question) {
                throw new IllegalStateException("The stream of " + trigger.table() + " did not become quiet");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
