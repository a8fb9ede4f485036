package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests that must be accepted, and others that must be refused. Is safe for several threads. */
final class Caller {
    private final ApiClient api;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    Caller(ApiClient api) {
        this.api = api;
    }

    /**
     * Sends a request and returns the answer.
     *
     * @throws IllegalStateException if it is refused
     */
    ApiClient.Answer put(String role, String id, String path, Object body) {
        ApiClient.Answer answer = send(role, id, path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(path + " was refused: " + answer);
        }
        accepted.incrementAndGet();
        return answer;
    }

    /**
     * Sends a request that must be refused.
     *
     * @throws IllegalStateException if it is not refused with that status
     */
    void refused(int status, String role, String id, String path, Object body) {
        ApiClient.Answer answer = send(role, id, path, body);
        if (answer.status() != status) {
            throw new IllegalStateException(path + " should have been refused with " + status + ": " + answer);
        }
        refused.incrementAndGet();
    }

    private ApiClient.Answer send(String role, String id, String path, Object body) {
        long began = System.nanoTime();
        ApiClient.Answer answer = api.put(role, id, path, body);
        nanos.add(System.nanoTime() - began);
        return answer;
    }

    ApiClient.Answer get(String path) {
        return api.get("platform", null, path);
    }

    int accepted() {
        return accepted.get();
    }

    int refused() {
        return refused.get();
    }

    /** Returns how often a request got a fault and was repeated. */
    int retried() {
        return api.faults();
    }

    /** Returns the milliseconds within which {@code percent} of 100 requests were done, including repeats. */
    long millis(int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100) / 1_000_000;
    }
}
