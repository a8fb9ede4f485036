package dev.makegood.secret.secretsmanager;

import dev.makegood.secret.SecretSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Reads a secret in AWS Secrets Manager: the versions labelled {@code AWSCURRENT} and {@code AWSPREVIOUS}. */
public final class SecretsManagerSource implements SecretSource {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<SecretsManagerClient> clients;
    private final String name;
    private SecretsManagerClient client;

    /**
     * @param clients called once, when the secret is first read, so that a cold start does not wait for a client it may
     *     not need
     */
    public SecretsManagerSource(Supplier<SecretsManagerClient> clients, String name) {
        this.clients = clients;
        this.name = name;
    }

    /** Creates a client with region, credentials and endpoint from the environment. */
    public static SecretsManagerClient client() {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(ATTEMPT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT)
                .build();
        return SecretsManagerClient.builder()
                .httpClient(http)
                .overrideConfiguration(
                        config -> config.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    @Override
    public Versions read() {
        if (client == null) {
            client = clients.get();
        }
        GetSecretValueResponse current = value("AWSCURRENT");
        return new Versions(current.secretString(), current.createdDate(), previous());
    }

    private Optional<String> previous() {
        try {
            return Optional.of(value("AWSPREVIOUS").secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    private GetSecretValueResponse value(String label) {
        return client.getSecretValue(request -> request.secretId(name).versionStage(label));
    }
}
