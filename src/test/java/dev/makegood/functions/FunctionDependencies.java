package dev.makegood.functions;

import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.gateway.GatewaySimulator;
import dev.makegood.local.secrets.SecretsServer;
import dev.makegood.local.template.Template;
import dev.makegood.shop.MovableClock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Provides the surroundings of functions under test: tables, payment gateway, settings and time. */
public final class FunctionDependencies implements QuarkusTestResourceLifecycleManager {
    static final Template TEMPLATE = Template.read(Path.of("template.yaml"));

    /**
     * One hour after the line of {@code OrdersApi.json} was overdue, which is 48 hours after its promised ship time.
     */
    static final Instant START = Instant.parse("2026-01-09T03:00:00Z");

    private static final Map<String, String> CLIENT =
            Map.of("aws.region", "us-east-1", "aws.accessKeyId", "local", "aws.secretAccessKey", "local");

    private static final String SECRETS_ENDPOINT = "aws.endpointUrlSecretsManager";

    private DynamoLocal database;
    private GatewaySimulator gateway;
    private SecretsServer secrets;

    @Override
    public Map<String, String> start() {
        database = DynamoLocal.inMemory(0);
        try {
            gateway = new GatewaySimulator(0, "token", Clock.systemUTC(), Optional.empty());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        secrets = new SecretsServer(
                0,
                Map.of(
                        "makegood/gateway-token",
                        "token",
                        "makegood/webhook-key",
                        "key of the webhook",
                        "makegood/evidence-key",
                        "thirty-two bytes of an evidence key",
                        "makegood/link-key",
                        "thirty-two bytes of a key of links"),
                Clock.systemUTC());
        // AWS's own clients read these, as they read a function's environment.
        CLIENT.forEach(System::setProperty);
        System.setProperty(SECRETS_ENDPOINT, secrets.uri().toString());
        var settings = new HashMap<String, String>();
        // Deployed functions get only their own environment variables; here each gets all, and local values take
        // precedence.
        TEMPLATE.functions()
                .forEach(function -> function.environment()
                        .forEach((name, value) -> settings.put(
                                name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value)));
        settings.remove("makegood.event.bus");
        settings.putAll(Map.of(
                "makegood.gateway.url", gateway.uri().toString(),
                "quarkus.dynamodb.endpoint-override", database.uri().toString(),
                "quarkus.dynamodb.aws.region", "us-east-1",
                "quarkus.dynamodb.aws.credentials.type", "static",
                "quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local",
                "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local",
                // Some tests provoke refusals, whose stack traces would hide those of other tests.
                "quarkus.log.category.\"io.quarkus.amazon.lambda\".level", "OFF"));
        return settings;
    }

    /** Returns all items by the name of their table. */
    static Map<String, List<Map<String, AttributeValue>>> rows(DynamoDbClient client) {
        var rows = new TreeMap<String, List<Map<String, AttributeValue>>>();
        for (var table : TEMPLATE.tables()) {
            String name = table.tableName();
            rows.put(name, client.scan(request -> request.tableName(name)).items());
        }
        return rows;
    }

    @Override
    public void stop() {
        CLIENT.keySet().forEach(System::clearProperty);
        System.clearProperty(SECRETS_ENDPOINT);
        secrets.close();
        gateway.close();
        database.close();
    }

    /** Replaces the system clock. */
    static final class Time {
        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        MovableClock clock() {
            return new MovableClock(START);
        }
    }
}
