package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what must be accepted. Safe for use by several threads. */
final class Caller {
    private final ApiClient api;
    private final AtomicInteger accepted = new AtomicInteger();

    Caller(ApiClient api) {
        this.api = api;
    }

    /** @throws IllegalStateException if it is refused */
    void put(String role, String id, String path, Object body) {
        ApiClient.Answer answer = api.put(role, id, path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(path + " was refused: " + answer);
        }
        accepted.incrementAndGet();
    }

    ApiClient.Answer get(String path) {
        return api.get("platform", null, path);
    }

    int accepted() {
        return accepted.get();
    }
}
