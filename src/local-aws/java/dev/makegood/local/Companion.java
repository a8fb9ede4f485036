package dev.makegood.local;

import dev.makegood.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Is a server beside the functions that replaces something outside Makegood, such as the payment gateway. Starts
 * before the functions and stops after them.
 */
public interface Companion extends AutoCloseable {
    /**
     * Returns values for environment variables that the template gives its functions; never adds a variable to a
     * function.
     */
    Map<String, String> environment();

    @Override
    void close();

    /** Starts a companion. */
    @FunctionalInterface
    interface Factory {
        Companion start(Site site);
    }

    /**
     * Holds what a companion may need.
     *
     * @param api the HTTP API's address, to which it can send webhooks
     * @param template what is deployed
     * @param ports where servers listen on 127.0.0.1; 0 for any free one
     * @param clock the platform's
     * @param secrets the values at the start of what Secrets Manager holds, by name
     * @param data where it stores what must outlive the platform; empty for in memory
     */
    record Site(
            URI api, Template template, Ports ports, Clock clock, Map<String, String> secrets, Optional<Path> data) {}
}
