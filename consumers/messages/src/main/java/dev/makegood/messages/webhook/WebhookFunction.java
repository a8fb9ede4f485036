package dev.makegood.messages.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.aws.Aws;
import dev.makegood.messages.aws.Secrets;
import dev.makegood.messages.http.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Is the function that posts the events of a queue. One that was not taken stays in the queue and comes again after the
 * queue's pause; what is not its turn yet goes back at once, so the pauses grow without a call of the queue.
 */
public final class WebhookFunction implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Webhook webhook;
    private final Clock clock;

    /** Is called by Lambda. */
    public WebhookFunction() {
        clock = Clock.systemUTC();
        var http = new Http(Duration.ofSeconds(5));
        Aws aws = Aws.of(System.getenv(), http, clock);
        webhook = new Webhook(
                URI.create(System.getenv("WEBHOOK_URL")),
                new Secrets(aws, System.getenv("WEBHOOK_KEY_NAME"), clock),
                http,
                clock);
    }

    WebhookFunction(Webhook webhook, Clock clock) {
        this.webhook = webhook;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(handle(JSON.readTree(input)).toString().getBytes(UTF_8));
    }

    /** Returns which messages were not taken, in the form that Lambda reads. */
    ObjectNode handle(JsonNode event) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        long oldest = 0;
        for (JsonNode record : event.path("Records")) {
            int received = record.at("/attributes/ApproximateReceiveCount").asInt(1);
            byte[] body = record.path("body").asText().getBytes(UTF_8);
            if (!Webhook.isTurn(received)
                    || !webhook.post(JSON.readTree(body).path("id").asText(), body)) {
                failures.addObject().put("itemIdentifier", record.path("messageId").asText());
                long sent = record.at("/attributes/SentTimestamp").asLong(clock.millis());
                oldest = Math.max(oldest, (clock.millis() - sent) / 1000);
            }
        }
        if (!failures.isEmpty()) {
            metric(oldest);
        }
        return answer;
    }

    /** Writes the age of the oldest event that was not taken, in CloudWatch's embedded metric format. */
    private void metric(long seconds) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode metrics = line.putObject("_aws")
                .put("Timestamp", clock.millis())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", "MakegoodMessages");
        metrics.putArray("Dimensions").addArray();
        metrics.putArray("Metrics").addObject().put("Name", "UntakenEventSeconds").put("Unit", "Seconds");
        System.out.println(line.put("UntakenEventSeconds", seconds));
    }
}
