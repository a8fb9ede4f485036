package dev.makegood.messages.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.messages.Channel;
import dev.makegood.messages.DeliverMessages;
import dev.makegood.messages.Event;
import dev.makegood.messages.Makegood;
import dev.makegood.messages.Makegood.State;
import dev.makegood.messages.Message;
import dev.makegood.messages.Person;
import dev.makegood.messages.Platform;
import dev.makegood.messages.Samples;
import dev.makegood.messages.http.Http;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs against an AWS that others wrote, at {@code AWS_ENDPOINT_URL}: SES, DynamoDB and Secrets Manager. */
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http://127.0.0.1:.+")
class MotoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENDER = "shop-" + System.nanoTime() + "@example.com";

    private final Clock clock = Clock.systemUTC();
    private final String table = "messages-" + System.nanoTime();
    private final List<String> reports = new ArrayList<>();
    private final Aws aws = Aws.of(
            Map.of(
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local",
                    "AWS_REGION", "us-east-1",
                    "AWS_ENDPOINT_URL", String.valueOf(System.getenv("AWS_ENDPOINT_URL"))),
            new Http(Duration.ofSeconds(20)),
            Clock.systemUTC());

    @BeforeEach
    void makeTheTable() throws IOException {
        JsonNode make = JSON.readTree("""
            {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"open","AttributeType":"S"},{"AttributeName":"at","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"open","KeySchema":[{"AttributeName":"open","KeyType":"HASH"},{"AttributeName":"at","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]}"""
                .formatted(table));
        aws.call("dynamodb", "dynamodb", "DynamoDB_20120810.CreateTable", make);
    }

    private DeliverMessages deliverMessages(Clock at, Channel... channels) {
        var person = new Person(
                "en", List.of(new Person.Address("mail", "a@example.com"), new Person.Address("other", "b")));
        var platform = new Platform() {
            @Override
            public Optional<Person> buyerOf(String orderId) {
                return Optional.of(person);
            }

            @Override
            public Optional<Person> merchant(String merchantId) {
                return Optional.empty();
            }

            @Override
            public Optional<Person> supplier(String contact) {
                return Optional.empty();
            }
        };
        var makegood = new Makegood() {
            @Override
            public Optional<String> link(String linkId) {
                return Optional.of("https://pages.example.com/case#t");
            }

            @Override
            public void report(Event event, String channel, State state, Instant when, boolean last) {
                reports.add(channel + " " + state + (last ? " last" : ""));
            }
        };
        return new DeliverMessages(platform, List.of(channels), new Rows(aws, table, at), makegood, at);
    }

    private static Channel other() {
        return new Channel() {
            @Override
            public String name() {
                return "other";
            }

            @Override
            public String send(String to, Event event, Message message) {
                return "other-1";
            }
        };
    }

    @Test
    void deliversLosesAndFallsBack() throws IOException {
        aws.call(
                "ses",
                "email",
                "/v2/email/identities",
                Map.of("content-type", "application/json"),
                JSON.readTree("{\"EmailIdentity\":\"" + SENDER + "\"}"));
        var mail = new Mail(aws, SENDER, "");
        Event event = Samples.event("refundedBuyer");
        deliverMessages(clock, mail, other()).onEvent(event);
        deliverMessages(clock, mail, other()).onEvent(event);
        assertEquals(List.of("mail SENT"), reports);

        Clock later = Clock.offset(clock, DeliverMessages.RECEIPT_WITHIN.plusMinutes(1));
        deliverMessages(later, mail, other()).onTick();
        deliverMessages(later, mail, other()).onTick();
        assertEquals(List.of("mail SENT", "mail FAILED", "other SENT"), reports);

        deliverMessages(later, mail, other()).onReceipt("other", "other-1", State.DELIVERED, later.instant());
        assertEquals("other DELIVERED", reports.getLast());
        deliverMessages(Clock.offset(later, Duration.ofDays(1)), mail, other()).onTick();
        assertEquals(4, reports.size());
    }

    @Test
    void aSenderThatSesDoesNotKnowIsRefused() {
        deliverMessages(clock, new Mail(aws, "nobody-" + SENDER, ""), other()).onEvent(Samples.event("refundedBuyer"));
        assertEquals(List.of("mail FAILED", "other SENT"), reports);
    }

    @Test
    void aSecretIsRead() throws IOException {
        String name = "secret-" + System.nanoTime();
        aws.call(
                "secretsmanager",
                "secretsmanager",
                "secretsmanager.CreateSecret",
                JSON.readTree("{\"Name\":\"" + name + "\",\"SecretString\":\"s\",\"ClientRequestToken\":\"0123456789abcdef0123456789abcdef\"}"));
        assertEquals("s", new Secrets(aws, name, clock).get());
    }
}
