package dev.makegood.local.dynamo;

import dev.makegood.local.http.PortTakenException;
import dev.makegood.local.template.Rights;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Runs DynamoDB Local inside this process, reachable from this machine only. Its own server would listen on all
 * interfaces, so its request handler runs in a server of ours. Its licence requires an AWS account and forbids
 * redistribution: for tests only.
 */
public final class DynamoLocal implements AutoCloseable {
    private static final String NATIVE_PROPERTY = "sqlite4java.library.path";

    private final LocalDynamoDBRequestHandler database;
    private final RightsHandler rights;
    private final Server server;

    private DynamoLocal(LocalDynamoDBRequestHandler database, RightsHandler rights, Server server) {
        this.database = database;
        this.rights = rights;
        this.server = server;
    }

    /**
     * Starts it with its data in memory.
     *
     * @param port 0 for any free one
     */
    public static DynamoLocal inMemory(int port) {
        return inMemory(port, Map.of(), 0);
    }

    /**
     * Starts it with its data in memory.
     *
     * @param rights of the functions, by their logical ids, see {@link RightsHandler}
     * @param faults the part of the functions' calls that are refused, see {@link TroubleHandler}
     */
    public static DynamoLocal inMemory(int port, Map<String, Rights> rights, double faults) {
        return start(port, null, rights, faults);
    }

    /** Starts it on the files of a directory, which is created if needed. */
    public static DynamoLocal onDisk(int port, Path directory, Map<String, Rights> rights, double faults) {
        try {
            Files.createDirectories(directory);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
        return start(port, directory.toString(), rights, faults);
    }

    private static DynamoLocal start(int port, String directory, Map<String, Rights> rights, double faults) {
        if (System.getProperty(NATIVE_PROPERTY) == null) {
            System.setProperty(
                    NATIVE_PROPERTY,
                    Path.of("target", "dynamodb-native").toAbsolutePath().toString());
        }
        Logs.setUpUnlessQuarkusDid();
        var server = new Server(new InetSocketAddress("127.0.0.1", port));
        try {
            var database = new LocalDynamoDBRequestHandler(0, directory == null, directory, true, false);
            var busy = new TroubleHandler(new LocalDynamoDBServerHandler(database, null), rights.keySet(), faults);
            var handler = new RightsHandler(busy, rights);
            server.setHandler(handler);
            server.start();
            return new DynamoLocal(database, handler, server);
        } catch (Exception failure) { // Jetty declares no less
            if (hasCause(failure, BindException.class)) {
                throw new PortTakenException("database", port);
            }
            throw new IllegalStateException("DynamoDB Local does not start: " + failure.getMessage(), failure);
        }
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        return failure != null && (kind.isInstance(failure) || hasCause(failure.getCause(), kind));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /** Returns the calls that functions were refused for lack of a right, in IAM's words. */
    public List<String> refusals() {
        return rights.refusals();
    }

    /** Returns its address. */
    public DynamoEndpoint endpoint() {
        return new DynamoEndpoint(uri());
    }

    /** Returns a client of the tables, which the caller closes. */
    public DynamoDbClient client() {
        return endpoint().client();
    }

    /** Returns a client of the tables' streams, which the caller closes. */
    public DynamoDbStreamsClient streams() {
        return endpoint().streams();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) { // Jetty declares no less
            throw new IllegalStateException("DynamoDB Local does not stop", failure);
        } finally {
            database.shutdown();
        }
    }
}
