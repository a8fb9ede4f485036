package dev.makegood.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.dynamo.DynamoDatabase;
import io.quarkus.funqy.lambda.FunqyLambdaBindingRecorder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Rehearses a call before SnapStart takes its snapshot, so that a restored function has loaded what its first call needs.
 * Quarkus starts the application within the hook before the snapshot, so this runs there. Requests go to a server inside
 * the function, under credentials that nobody has: no connection to AWS and no credentials are in the snapshot. Nothing
 * random is drawn.
 */
@Singleton
public class Rehearsal {
    private static final byte[] NOTHING = "{}".getBytes(UTF_8);
    private static final byte[] CALL_OF_NO_ROUTE = """
            {"version": "2.0", "routeKey": "$default", "headers": {}, "requestContext": {"http": {"method": "GET"}}}
            """.getBytes(UTF_8);

    void beforeSnapshot(@Observes StartupEvent event, DynamoDbClient client, Config config) throws IOException {
        if (!"snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            return;
        }
        client.serviceName(); // creates the client that calls will use
        rehearseStorage(config);
        FunqyLambdaBindingRecorder.handle(
                new ByteArrayInputStream(CALL_OF_NO_ROUTE), OutputStream.nullOutputStream(), null);
    }

    private static void rehearseStorage(Config config) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, NOTHING.length);
                exchange.getResponseBody().write(NOTHING);
            }
        });
        server.start();
        try (DynamoDbClient nowhere = client(server.getAddress().getPort())) {
            call(new DynamoDatabase(nowhere, Tables.names(config), _ -> {}));
        } finally {
            server.stop(0);
        }
    }

    private static DynamoDbClient client(int port) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Calls each kind of request that most functions make. */
    private static void call(Database database) {
        var key = new Key(Table.ORDERS, "rehearsal", "1");
        var write = new Write.Create(key, Map.of("text", "", "list", List.of(1L), "map", Map.of()));
        var other = new Write.Create(new Key(Table.ORDERS, "rehearsal", "2"), Map.of());
        database.find(key);
        database.findAll(List.of(key));
        database.query(Query.table(Table.ORDERS, "rehearsal", Query.Range.whole()));
        database.commit(List.of(write));
        database.commit(List.of(write, other));
    }
}
