package dev.makegood.functions;

import dev.makegood.functions.http.Pseudonyms;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.payment.http.HttpPaymentGateway;
import dev.makegood.storage.Database;
import dev.makegood.storage.dynamo.Backoff;
import dev.makegood.storage.dynamo.DynamoDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The few things that functions share and the environment decides. */
public final class Wiring {

    /** The system's clock, unless another one is on the class path; the package that is deployed brings none. */
    @Produces
    @Singleton
    Clock clock() {
        return ServiceLoader.load(Clock.class).findFirst().orElseGet(Clock::systemUTC);
    }

    @Produces
    @Singleton
    Database database(DynamoDbClient client, Config config) {
        return new DynamoDatabase(client, Tables.names(config), new Backoff());
    }

    @Produces
    @Singleton
    Pseudonyms pseudonyms(@ConfigProperty(name = "makegood.buyer.key") String key) {
        return new Pseudonyms(key);
    }

    @Produces
    @Singleton
    PaymentGateway gateway(
            @ConfigProperty(name = "makegood.gateway.url") URI url,
            @ConfigProperty(name = "makegood.gateway.token") String token) {
        return new HttpPaymentGateway(url, token);
    }

    @Produces
    @Singleton
    WebhookSignature webhookSignature(@ConfigProperty(name = "makegood.webhook.key") String key) {
        return new WebhookSignature(key);
    }
}
