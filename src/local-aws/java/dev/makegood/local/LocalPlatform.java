package dev.makegood.local;

import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.dynamo.DynamoEndpoint;
import dev.makegood.local.events.EventCompanion;
import dev.makegood.local.events.EventCompanion.BusEvent;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.gateway.GatewaySimulator;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Functions;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.queue.LocalQueue;
import dev.makegood.local.schedule.Schedules;
import dev.makegood.local.secrets.SecretsServer;
import dev.makegood.local.stream.StreamSubscription;
import dev.makegood.local.token.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs all of Makegood on this machine, without AWS and Docker: the template's tables, routes, schedules and streams
 * around the packaged functions, each under the real Java runtime client. Needs Linux, since the runtime client has
 * native code for nothing else. Is safe for several threads.
 */
public final class LocalPlatform implements Platform, AutoCloseable {
    private final Running running;
    private final URI baseUri;
    private final URI adminUri;
    private final URI consoleUri;
    private final DynamoEndpoint database;
    private final Supplier<List<String>> refusals;
    private final PlatformClock clock;
    private final Tokens tokens;
    private final Functions functions;
    private final Schedules schedules;
    private final List<StreamSubscription> streams;
    private final LocalQueue messages;
    private final List<Companion> companions;
    private final SecretsServer secrets;

    LocalPlatform(Assembly parts, URI adminUri) {
        this.running = parts.running;
        this.baseUri = parts.api.uri();
        this.adminUri = adminUri;
        this.consoleUri = parts.console.uri();
        this.database = parts.database;
        this.refusals = parts.refusals;
        this.clock = parts.clock;
        this.tokens = parts.tokens;
        this.functions = parts.functions;
        this.schedules = parts.schedules;
        this.streams = List.copyOf(parts.streams);
        this.messages = parts.queues.getFirst();
        this.companions = List.copyOf(parts.companions);
        this.secrets = parts.secrets;
    }

    /** Returns the stand-in for Secrets Manager. */
    public SecretsServer secrets() {
        return secrets;
    }

    /**
     * Starts everything; functions start cold, with their first call.
     *
     * @throws dev.makegood.local.http.PortTakenException if another program listens on one of the ports
     * @throws dev.makegood.local.template.TemplateException if the template cannot be served
     * @throws IllegalStateException if something else is missing; the message says what
     */
    public static LocalPlatform start(LocalOptions options) {
        return new Assembly(options).assemble();
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    /** Returns the address of the admin server: clock, schedules, tokens. */
    public URI adminUri() {
        return adminUri;
    }

    /** Returns the address of the console, the pages for people. */
    public URI consoleUri() {
        return consoleUri;
    }

    /** Returns the address of DynamoDB. */
    public URI dynamoUri() {
        return database.uri();
    }

    /** Returns the database itself, for its clients. */
    public DynamoEndpoint database() {
        return database;
    }

    /**
     * Returns the calls of functions that the database refused for lack of a right; empty if it is not the platform's
     * own.
     */
    public List<String> refusals() {
        return refusals.get();
    }

    /** {@inheritDoc} Use {@link #advance} and {@link #moveTo} to fire schedules. */
    @Override
    public PlatformClock clock() {
        return clock;
    }

    /**
     * Returns the payment gateway's simulator.
     *
     * @throws IllegalStateException if the platform was started without one
     */
    public GatewaySimulator gateway() {
        return companions.stream()
                .filter(GatewayCompanion.class::isInstance)
                .map(companion -> ((GatewayCompanion) companion).simulator())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This platform has no payment gateway"));
    }

    /** Returns the newest events that functions put on the bus, oldest first; none if there is no bus. */
    public List<BusEvent> events() {
        return companions.stream()
                .filter(EventCompanion.class::isInstance)
                .flatMap(companion -> ((EventCompanion) companion).recent().stream())
                .toList();
    }

    /** Returns a token for the platform or an operator, see {@link Tokens#mint}. */
    public String token(String role) {
        return tokens.mint(role, null);
    }

    @Override
    public String token(String role, String id) {
        return tokens.mint(role, id);
    }

    /**
     * Advances the clock, fires each due schedule once, in the order of due times, and returns when they have ended.
     */
    public List<Schedules.Fired> advance(Duration span) {
        clock.advance(span);
        return schedules.runDue();
    }

    /** Moves the clock to an instant, and fires schedules like {@link #advance}. */
    public List<Schedules.Fired> moveTo(Instant instant) {
        clock.set(instant);
        return schedules.runDue();
    }

    @Override
    public Outcome runSchedule(String logicalId) {
        return schedules.run(logicalId);
    }

    @Override
    public Outcome invoke(String logicalId, String event) {
        return functions.call(logicalId, event);
    }

    /** Returns how many event-driven calls (schedules, streams) have failed, including retries. */
    public long eventFailures() {
        return functions.failures();
    }

    @Override
    public String send(String message) {
        return messages.send(message);
    }

    /** Returns the messages that were put aside. */
    public List<String> deadMessages() {
        return messages.putAside();
    }

    @Override
    public List<Movement> movements() {
        return gateway().movements();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    @Override
    public void awaitQuietStreams() {
        try {
            messages.awaitQuiet();
            for (StreamSubscription stream : streams) {
                stream.awaitQuiet();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the streams", stopped);
        }
    }

    /** Stops everything and leaves no process. Has no effect the second time. */
    @Override
    public void close() {
        running.close();
    }
}
