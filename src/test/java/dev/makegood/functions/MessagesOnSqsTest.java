package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.local.dynamo.LocalStack;
import dev.makegood.local.template.Trigger;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends messages through an SQS that others wrote, with the template's queues, and does what Lambda does with a batch. */
@Tag("docker")
class MessagesOnSqsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Trigger.Queue QUEUE = WithinRights.TEMPLATE
            .function("IngestMessages")
            .triggers(Trigger.Queue.class)
            .findFirst()
            .orElseThrow();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sqs = LocalStack.dynamo().uri();
    private final Apis apis = new Apis(new MemoryDatabase(), Clock.fixed(Shop.START, ZoneOffset.UTC));

    private JsonNode call(String action, ObjectNode asked) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sqs)
                .header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", "AmazonSQS." + action)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString()))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private String create(String name, Map<String, String> attributes) throws IOException, InterruptedException {
        ObjectNode asked = JSON.createObjectNode().put("QueueName", name);
        attributes.forEach(asked.putObject("Attributes")::put);
        return call("CreateQueue", asked).path("QueueUrl").asText();
    }

    private static ObjectNode of(String queue) {
        return JSON.createObjectNode().put("QueueUrl", queue);
    }

    private JsonNode receive(String queue) throws IOException, InterruptedException {
        return call("ReceiveMessage", of(queue).put("MaxNumberOfMessages", QUEUE.batchSize()))
                .path("Messages");
    }

    /** Hands over a batch, deletes what was taken, and lets the rest come again at once. */
    private void handOver(String queue, JsonNode messages) throws IOException, InterruptedException {
        var records = JSON.createArrayNode();
        messages.forEach(message -> records.addObject()
                .put("messageId", message.path("MessageId").asText())
                .put("body", message.path("Body").asText()));
        SQSBatchResponse answer = apis.messages.run(Map.of("Records", JSON.convertValue(records, List.class)));
        List<String> left = answer.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
        for (JsonNode message : messages) {
            ObjectNode asked =
                    of(queue).put("ReceiptHandle", message.path("ReceiptHandle").asText());
            if (left.contains(message.path("MessageId").asText())) {
                call("ChangeMessageVisibility", asked.put("VisibilityTimeout", 0));
            } else {
                call("DeleteMessage", asked);
            }
        }
    }

    @Test
    void goodMessagesAreTakenAndABadOneIsPutAside() throws IOException, InterruptedException {
        String run = UUID.randomUUID().toString();
        String dead = create("dead-" + run, Map.of());
        ObjectNode asked = of(dead);
        asked.putArray("AttributeNames").add("QueueArn");
        String arn =
                call("GetQueueAttributes", asked).at("/Attributes/QueueArn").asText();
        String queue = create(
                "messages-" + run,
                Map.of(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                .formatted(arn, QUEUE.maxReceives())));
        String order = """
            {"buyerId":"buyer-1","currency":"CNY","paidAt":"2026-03-01T04:00:00Z","lines":[
              {"lineId":"1","merchantId":"M1","sku":"A","quantity":6,"paidMinor":600,"promisedShipAt":"2026-03-03T04:00:00Z"}]}
            """;
        String bad = "{\"path\":\"/orders/O2\",\"body\":{}}";
        for (String body : List.of(
                "{\"path\":\"/merchants/M1/stock/A/recounts/r-1\",\"body\":{\"onHand\":30}}",
                bad,
                "{\"path\":\"/orders/O1\",\"body\":" + order + "}")) {
            call("SendMessage", of(queue).put("MessageBody", body));
        }
        for (JsonNode messages = receive(queue); !messages.isEmpty(); messages = receive(queue)) {
            handOver(queue, messages);
        }
        assertEquals(bad, receive(dead).path(0).path("Body").asText());
        for (String there : List.of("/orders/{orderId} O1", "/merchants/{merchantId}/stock/{sku} M1 A")) {
            String[] parts = there.split(" ");
            Call see = Call.to(
                    "GET " + parts[0], List.of(parts).subList(1, parts.length).toArray(String[]::new));
            assertEquals(200, apis.status(see.as(Role.PLATFORM, "shop")), there);
        }
    }
}
