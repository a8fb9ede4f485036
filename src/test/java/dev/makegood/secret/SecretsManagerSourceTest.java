package dev.makegood.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.local.secrets.SecretsServer;
import dev.makegood.secret.SecretSource.Versions;
import dev.makegood.secret.secretsmanager.SecretsManagerSource;
import dev.makegood.shop.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Verifies the reading of both versions through AWS's client. */
class SecretsManagerSourceTest {
    private static final Instant START = Instant.parse("2026-03-02T04:00:00.123Z");

    private final MovableClock clock = new MovableClock(START);
    private final SecretsServer server = new SecretsServer(0, Map.of("makegood/webhook-key", "first"), clock);
    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void readsTheCurrentAndThePreviousVersion() {
        var source = new SecretsManagerSource(() -> client, "makegood/webhook-key");
        assertEquals(new Versions("first", START, Optional.empty()), source.read());
        clock.advance(Duration.ofDays(1));
        server.rotate("makegood/webhook-key", "second");
        assertEquals(new Versions("second", clock.instant(), Optional.of("first")), source.read());
        server.rotate("makegood/webhook-key", "third");
        assertEquals(Optional.of("second"), source.read().previous());
    }

    @Test
    void aSecretThatIsNotThereIsAnError() {
        assertThrows(ResourceNotFoundException.class, () -> new SecretsManagerSource(() -> client, "other").read());
    }
}
