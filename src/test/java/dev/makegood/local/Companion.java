package dev.makegood.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A server of its own beside the functions that stands for something outside Makegood, such as the payment gateway. It is
 * started before the functions and stopped after them.
 */
public interface Companion extends AutoCloseable {
    /** Values for environment variables that the template gives its functions; a function never gains a variable by it. */
    Map<String, String> environment();

    @Override
    void close();

    /** How the platform starts one. */
    @FunctionalInterface
    interface Factory {
        Companion start(Site site);
    }

    /**
     * What a companion may want to know.
     *
     * @param api the HTTP API's address, where it can deliver webhooks
     * @param ports where servers shall listen on 127.0.0.1; 0 for any free one
     * @param clock the platform's
     * @param secrets the local values of MAKEGOOD_GATEWAY_TOKEN and MAKEGOOD_WEBHOOK_KEY, by variable name
     * @param data where it keeps what must outlive the platform; empty for in memory
     */
    record Site(URI api, Ports ports, Clock clock, Map<String, String> secrets, Optional<Path> data) {}
}
