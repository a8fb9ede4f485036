package dev.makegood.messages.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.messages.DeliverMessages;
import dev.makegood.messages.Event;
import dev.makegood.messages.http.Http;
import dev.makegood.messages.http.HttpMakegood;
import dev.makegood.messages.http.HttpPlatform;
import dev.makegood.messages.http.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is the function: events of Makegood by a queue, receipts of SES by EventBridge and of SMS by SNS, and a schedule. What it
 * cannot do throws, so that Lambda delivers the event again.
 */
public final class MessagesFunction implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeliverMessages deliver;

    /** Is called by Lambda. */
    public MessagesFunction() {
        this(deliverMessages(System.getenv(), Clock.systemUTC()));
    }

    MessagesFunction(DeliverMessages deliver) {
        this.deliver = deliver;
    }

    static DeliverMessages deliverMessages(Map<String, String> environment, Clock clock) {
        var http = new Http(Duration.ofSeconds(5));
        Aws aws = Aws.of(environment, http, clock);
        var token = new Token(
                http,
                URI.create(environment.get("TOKEN_URL")),
                environment.get("CLIENT_ID"),
                new Secrets(aws, environment.get("CLIENT_SECRET_NAME"), clock),
                "makegood/messages",
                clock);
        return new DeliverMessages(
                new HttpPlatform(
                        http,
                        URI.create(environment.get("PLATFORM_URL")),
                        new Secrets(aws, environment.get("PLATFORM_KEY_NAME"), clock)),
                List.of(
                        new Mail(aws, environment.get("MAIL_FROM"), environment.getOrDefault("MAIL_CONFIGURATION", "")),
                        new Sms(aws, environment.get("SMS_FROM"), environment.getOrDefault("SMS_CONFIGURATION", ""))),
                new Rows(aws, environment.get("TABLE"), clock),
                new HttpMakegood(http, URI.create(environment.get("MAKEGOOD_URL")), token),
                clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        handle(JSON.readTree(input));
        output.write("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void handle(JsonNode event) throws IOException {
        if (event.has("Records")) {
            for (JsonNode record : event.path("Records")) {
                one(record);
            }
        } else if (event.path("source").asText().equals("aws.ses")) {
            receipt(Receipts.ofMail(event));
        } else {
            deliver.onTick();
        }
    }

    private void one(JsonNode record) throws IOException {
        if (record.path("eventSource").asText().equals("aws:sqs")) {
            deliver.onEvent(Event.read(JSON.readTree(record.path("body").asText())));
        } else {
            receipt(Receipts.ofSms(JSON.readTree(record.at("/Sns/Message").asText())));
        }
    }

    private void receipt(Optional<Receipts.Receipt> receipt) {
        receipt.ifPresent(said -> deliver.onReceipt(said.channel(), said.messageId(), said.state(), said.at()));
    }
}
