package dev.makegood.local;

import dev.makegood.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Is a server next to the functions that stands in for something outside Makegood, such as the payment gateway. Starts
 * before the functions and stops after them.
 */
public interface Companion extends AutoCloseable {
    /**
     * Returns values for environment variables that the template gives its functions; never adds a variable to a
     * function.
     */
    Map<String, String> environment();

    /** Returns the addresses of the services that it stands in for, as variables that every function gets. */
    default Map<String, String> endpoints() {
        return Map.of();
    }

    @Override
    void close();

    /** Starts a companion. */
    @FunctionalInterface
    interface Factory {
        Companion start(Site site);
    }

    /**
     * Holds everything that a companion may need.
     *
     * @param api the HTTP API's address, to which it can send webhooks
     * @param template the deployed template
     * @param ports the ports of servers on 127.0.0.1; 0 for any free one
     * @param clock the platform's
     * @param secrets the initial values in Secrets Manager, by name
     * @param data where it stores data that must outlive the platform; empty for in memory
     */
    record Site(
            URI api, Template template, Ports ports, Clock clock, Map<String, String> secrets, Optional<Path> data) {}
}
