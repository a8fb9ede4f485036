package dev.makegood.functions;

import dev.makegood.evidence.ExportEvidence;
import dev.makegood.evidence.IssueBadge;
import dev.makegood.file.FileStore;
import dev.makegood.file.s3.Presigner;
import dev.makegood.file.s3.S3FileStore;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.orders.ShopWebhooks;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.imports.UploadStore;
import dev.makegood.imports.s3.S3Uploads;
import dev.makegood.notice.ConsolePort;
import dev.makegood.notice.NoticePort;
import dev.makegood.notice.eventbridge.EventBridgePort;
import dev.makegood.order.archive.ArchiveStore;
import dev.makegood.order.archive.DatabaseWithArchive;
import dev.makegood.order.archive.s3.S3Archive;
import dev.makegood.payment.Providers;
import dev.makegood.secret.RotatedSecret;
import dev.makegood.secret.Secret;
import dev.makegood.secret.secretsmanager.SecretsManagerSource;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.dynamo.Backoff;
import dev.makegood.storage.dynamo.DynamoDatabase;
import dev.makegood.storage.dynamo.DynamoScanner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Creates the objects that functions share, as the environment configures them. */
public final class Wiring {
    /** Set for the functions that show archived orders, or archive them. */
    private static final String ARCHIVE = "makegood.archive.url";

    /** The precision of instants in rows, so that the first response to a request equals later ones. */
    private static final Duration PRECISION = Duration.ofMillis(1);

    /**
     * Returns the clock, in whole milliseconds. Only the local platform has a settable clock on the class path; a
     * deployed package always uses the system clock, so nobody can set its time.
     */
    @Produces
    @Singleton
    Clock clock() {
        return cut(ServiceLoader.load(Clock.class).findFirst().orElseGet(Clock::systemUTC));
    }

    /** Returns a clock that ticks in whole milliseconds. */
    static Clock cut(Clock fine) {
        return Clock.tick(fine, PRECISION);
    }

    @Produces
    @Singleton
    Database database(DynamoDbClient client, Config config, Clock clock) {
        var tables = new DynamoDatabase(client, Tables.names(config), new Backoff());
        return config.getOptionalValue(ARCHIVE, URI.class).isPresent()
                ? new DatabaseWithArchive(tables, archive(config, clock))
                : tables;
    }

    @Produces
    @Singleton
    ArchiveStore archive(Config config, Clock clock) {
        return new S3Archive(config.getValue(ARCHIVE, URI.class), presigners(config), clock);
    }

    @Produces
    @Singleton
    Scanner scanner(DynamoDbClient client, Config config) {
        return new DynamoScanner(client, Tables.names(config));
    }

    // Settings are read when they are first needed and not checked at start, since each function has only its own.

    @Produces
    @Singleton
    Pseudonyms pseudonyms(Database database, Config config) {
        return new Pseudonyms(database, config.getValue("makegood.buyer.key", String.class));
    }

    @Produces
    @Singleton
    ShopWebhooks shops(Providers providers, Config config, Clock clock) {
        List<String> shops = config.getOptionalValue("makegood.shops", String[].class)
                .map(List::of)
                .orElse(List.of());
        return ShopWebhooks.of(shops, providers, shop -> secret("makegood." + shop + ".webhook.secret", config, clock));
    }

    /** Demands another operator's confirmation if the template's parameter says so. */
    @Produces
    @Singleton
    SecondPair secondPair(Database database, Config config, Clock clock) {
        return new SecondPair(config.getValue("makegood.second.pair.of.eyes", Boolean.class), database, clock);
    }

    @Produces
    @Singleton
    ExportEvidence exportEvidence(Database database, Config config, Clock clock) {
        return new ExportEvidence(database, secret("makegood.evidence.secret", config, clock));
    }

    @Produces
    @Singleton
    IssueBadge issueBadge(Database database, Config config, Clock clock) {
        return new IssueBadge(database, secret("makegood.evidence.secret", config, clock));
    }

    /** Returns a secret that is read while the function runs, so that a rotation takes effect without a deployment. */
    static Secret secret(String setting, Config config, Clock clock) {
        var overlap = Duration.ofMinutes(config.getValue("makegood.secret.overlap.minutes", Integer.class));
        return secret(config.getValue(setting, String.class), overlap, clock);
    }

    /** @param overlap how long the previous value is accepted after a rotation */
    static Secret secret(String name, Duration overlap, Clock clock) {
        return new RotatedSecret(name, new SecretsManagerSource(SecretsManagerSource::client, name), clock, overlap);
    }

    @Produces
    @Singleton
    FileStore fileStore(Config config) {
        return new S3FileStore(config.getValue("makegood.files.url", URI.class), presigners(config));
    }

    @Produces
    @Singleton
    UploadStore uploadStore(Config config) {
        return new S3Uploads(config.getValue("makegood.files.url", URI.class), presigners(config));
    }

    private static Supplier<Presigner> presigners(Config config) {
        var credentials = DefaultCredentialsProvider.builder().build();
        return () -> presigner(config.getValue("aws.region", String.class), credentials.resolveCredentials());
    }

    private static Presigner presigner(String region, AwsCredentials credentials) {
        return new Presigner(
                region,
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials instanceof AwsSessionCredentials session
                        ? Optional.of(session.sessionToken())
                        : Optional.empty());
    }

    /** Without an event bus, as on a development machine, notices are printed. */
    @Produces
    @Singleton
    NoticePort noticePort(Config config) {
        return config.getOptionalValue("makegood.event.bus", String.class)
                .<NoticePort>map(EventBridgePort::to)
                .orElseGet(() -> new ConsolePort(System.out));
    }
}
