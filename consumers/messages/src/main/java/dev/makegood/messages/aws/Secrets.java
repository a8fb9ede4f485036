package dev.makegood.messages.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Reads a secret from Secrets Manager, and again after five minutes, so that a rotation takes effect. */
public final class Secrets implements Supplier<String> {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Aws aws;
    private final String name;
    private final Clock clock;
    private String value;
    private Instant until = Instant.EPOCH;

    public Secrets(Aws aws, String name, Clock clock) {
        this.aws = aws;
        this.name = name;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        if (!clock.instant().isBefore(until)) {
            value = aws.call(
                            "secretsmanager",
                            "secretsmanager",
                            "secretsmanager.GetSecretValue",
                            JsonNodeFactory.instance.objectNode().put("SecretId", name))
                    .path("SecretString")
                    .asText();
            until = clock.instant().plus(KEPT);
        }
        return value;
    }
}
