package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each request until it is accepted, the same every time, as callers must. Safe for use by several threads. */
final class Caller {
    /** Far more often than a busy row refuses. */
    private static final int MOST_FAULTS = 50;

    private final ApiClient api;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    Caller(ApiClient api) {
        this.api = api;
    }

    /** @throws IllegalStateException if it is refused: the load has only requests that must be accepted */
    void put(String role, String id, String path, Object body) {
        for (int fault = 0; fault < MOST_FAULTS; fault++) {
            ApiClient.Answer answer = api.put(role, id, path, body);
            if (answer.status() / 100 == 2) {
                accepted.incrementAndGet();
                return;
            }
            if (answer.status() < 500) {
                throw new IllegalStateException(path + " was refused: " + answer);
            }
            repeated.incrementAndGet();
        }
        throw new IllegalStateException(path + " failed " + MOST_FAULTS + " times");
    }

    ApiClient.Answer get(String path) {
        return api.get("platform", null, path);
    }

    int accepted() {
        return accepted.get();
    }

    /** Requests that were answered with a fault, 5xx, and sent again. */
    int repeated() {
        return repeated.get();
    }
}
