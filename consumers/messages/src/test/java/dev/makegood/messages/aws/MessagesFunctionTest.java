package dev.makegood.messages.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.FakeServer;
import dev.makegood.messages.FakeServer.Answer;
import dev.makegood.messages.FakeServer.Asked;
import dev.makegood.messages.Samples;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays the whole function against servers that speak the protocols of AWS, the platform and Makegood. */
class MessagesFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);

    private final FakeServer aws = new FakeServer();
    private final FakeServer platform = new FakeServer();
    private final FakeServer makegood = new FakeServer();
    private final Map<String, JsonNode> rows = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private MessagesFunction function;

    @BeforeEach
    void start() {
        aws.answers(this::aws);
        platform.answers(200, """
            {"language":"en","addresses":[{"channel":"mail","to":"a@example.com"},{"channel":"sms","to":"+8613800000000"}]}""");
        makegood.answers(asked -> asked.path().equals("/token")
                ? new Answer(200, "{\"access_token\":\"tok\",\"expires_in\":3600}")
                : asked.path().startsWith("/links/")
                        ? new Answer(200, "{\"url\":\"https://pages.example.com/case#t\"}")
                        : new Answer(201, "{}"));
        var environment = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL", aws.uri().toString(),
                "TOKEN_URL", makegood.uri() + "/token",
                "CLIENT_ID", "messages",
                "CLIENT_SECRET_NAME", "makegood/client",
                "PLATFORM_URL", platform.uri().toString(),
                "PLATFORM_KEY_NAME", "makegood/platform-key",
                "MAKEGOOD_URL", makegood.uri().toString()));
        environment.put("TABLE", "messages");
        environment.put("MAIL_FROM", "shop@example.com");
        environment.put("SMS_FROM", "SHOP");
        function = new MessagesFunction(MessagesFunction.deliverMessages(environment, CLOCK));
    }

    @AfterEach
    void stop() {
        aws.close();
        platform.close();
        makegood.close();
    }

    private Answer aws(Asked asked) {
        String target = asked.headers().getOrDefault("x-amz-target", asked.path());
        JsonNode body = json(asked.body());
        return switch (target) {
            case "/v2/email/outbound-emails" -> {
                mails.add(body.at("/Content/Simple/Body/Text/Data").asText());
                sent.add(body.at("/Destination/ToAddresses/0").asText());
                yield new Answer(200, "{\"MessageId\":\"ses-1\"}");
            }
            case "PinpointSMSVoiceV2.SendTextMessage" -> {
                sent.add(body.path("DestinationPhoneNumber").asText());
                yield new Answer(200, "{\"MessageId\":\"sms-1\"}");
            }
            case "secretsmanager.GetSecretValue" -> new Answer(200, "{\"SecretString\":\"secret\"}");
            case "DynamoDB_20120810.GetItem" -> {
                JsonNode row = rows.get(body.at("/Key/pk/S").asText());
                yield new Answer(200, row == null ? "{}" : "{\"Item\":" + row + "}");
            }
            case "DynamoDB_20120810.PutItem" -> {
                rows.put(body.at("/Item/pk/S").asText(), body.path("Item"));
                yield new Answer(200, "{}");
            }
            default -> new Answer(400, "{\"__type\":\"UnknownOperationException\"}");
        };
    }

    @Test
    void deliversLosesFallsBackAndReports() throws IOException {
        function.handle(event("refundedBuyer"));
        assertEquals(List.of("a@example.com"), sent);

        function.handle(bounce("ses-1"));
        assertEquals(List.of("a@example.com", "+8613800000000"), sent);

        function.handle(smsReceipt("sms-1", "TEXT_DELIVERED"));
        assertEquals(List.of("mail sent", "mail failed", "sms sent", "sms delivered"), reports());
        Asked report = makegood.asked().getLast();
        assertEquals("PUT", report.method());
        assertEquals("Bearer tok", report.headers().get("authorization"));
        JsonNode detail = Samples.detail("refundedBuyer");
        assertEquals("/notices/" + detail.path("id").asText() + "/delivery", report.path());
        assertEquals(detail.path("caseId").asText(), json(report.body()).path("caseId").asText());
        assertEquals("/orders/" + detail.path("orderId").asText() + "/buyer", platform.asked().getFirst().path());
    }

    @Test
    void aMessageEndsWithTheLinkThatMakegoodHandsOutToUsAlone() throws IOException {
        function.handle(event("refundedBuyer"));
        assertTrue(mails.getFirst().endsWith("\nhttps://pages.example.com/case#t"), mails::getFirst);
        Asked asked = makegood.asked().stream()
                .filter(call -> call.path().startsWith("/links/"))
                .findFirst()
                .orElseThrow();
        assertEquals("Bearer tok", asked.headers().get("authorization"));
        assertEquals("/links/" + Samples.detail("refundedBuyer").path("linkId").asText(), asked.path());
        assertTrue(makegood.asked().stream()
                .filter(call -> call.path().equals("/token"))
                .allMatch(call -> call.body().endsWith("scope=makegood%2Fmessages")));
        assertFalse(rows.toString().contains("#"), rows::toString);
    }

    @Test
    void anEventThatComesAgainSendsNothing() throws IOException {
        function.handle(event("refundedBuyer"));
        function.handle(event("refundedBuyer"));
        assertEquals(1, sent.size());
    }

    @Test
    void noAddressIsInARow() throws IOException {
        function.handle(event("refundedBuyer"));
        assertFalse(rows.isEmpty());
        assertFalse(rows.toString().contains("example.com"), rows::toString);
        assertFalse(rows.toString().contains("138"), rows::toString);
    }

    @Test
    void callsOfAwsAreSigned() throws IOException {
        function.handle(event("refundedBuyer"));
        assertTrue(aws.asked().stream()
                .allMatch(asked -> asked.headers().get("authorization").startsWith("AWS4-HMAC-SHA256 Credential=local/")));
    }

    @Test
    void whatSaysNothingAboutTheArrivalIsIgnored() throws IOException {
        function.handle(event("refundedBuyer"));
        ObjectNode opened = (ObjectNode) bounce("ses-1");
        opened.withObject("/detail").put("eventType", "Open");
        function.handle(opened);
        function.handle(smsReceipt("sms-1", "TEXT_QUEUED"));
        assertEquals(List.of("mail sent"), reports());
    }

    private List<String> reports() {
        return makegood.asked().stream()
                .filter(asked -> asked.path().startsWith("/notices/"))
                .map(asked -> json(asked.body()))
                .map(body -> body.path("channel").asText() + " " + body.path("state").asText())
                .toList();
    }

    private static JsonNode event(String kind) {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("eventSource", "aws:sqs")
                .put("body", Samples.detail(kind).toString());
        return event;
    }

    /** The form of SES's events on EventBridge. */
    private static JsonNode bounce(String messageId) {
        return json("""
            {"source":"aws.ses","detail-type":"Email Bounced","time":"2026-03-02T04:00:00Z",
             "detail":{"eventType":"Bounce","mail":{"messageId":"%s"},"bounce":{"bounceType":"Permanent"}}}""".formatted(messageId));
    }

    private static JsonNode smsReceipt(String messageId, String eventType) {
        ObjectNode event = JSON.createObjectNode();
        String message = """
            {"eventType":"%s","eventTimestamp":1772424000000,"isFinal":true,"messageId":"%s"}"""
                .formatted(eventType, messageId);
        event.putArray("Records").addObject().put("EventSource", "aws:sns").putObject("Sns").put("Message", message);
        return event;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
