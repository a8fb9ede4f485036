package dev.makegood.notice.eventbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Message;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeSamples;
import dev.makegood.notice.RefundFact;
import dev.makegood.wording.Texts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;

class EventBridgePortTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeEventBridge bridge = new FakeEventBridge();
    private final EventBridgePort port = new EventBridgePort(bridge.client(), "makegood-bus");

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void putsOneEventWithTheNoticeAndItsWords() throws Exception {
        bridge.answers(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e1\"}]}");
        Message message = message(CouponFact.CompensationDebitedMerchant.class);

        port.send(message);

        JsonNode entries = JSON.readTree(bridge.bodies().getFirst()).get("Entries");
        assertEquals(1, entries.size());
        JsonNode entry = entries.get(0);
        assertEquals("makegood-bus", entry.get("EventBusName").asText());
        assertEquals("dev.makegood", entry.get("Source").asText());
        assertEquals("compensationDebitedMerchant", entry.get("DetailType").asText());
        assertEquals(NoticeSamples.AT.getEpochSecond(), (long) entry.get("Time").asDouble());

        JsonNode detail = JSON.readTree(entry.get("Detail").asText());
        assertEquals(
                Set.of(
                        "id",
                        "type",
                        "version",
                        "recipient",
                        "orderId",
                        "caseId",
                        "template",
                        "createdAt",
                        "details",
                        "steps",
                        "text"),
                names(detail));
        assertEquals("R1~compensationDebitedMerchant", detail.get("id").asText());
        assertEquals("notice", detail.get("type").asText());
        assertEquals(1, detail.get("version").asInt());
        assertEquals("merchant:M1", detail.get("recipient").asText());
        assertEquals("compensationDebitedMerchant", detail.get("template").asText());
        assertEquals("O-7", detail.get("orderId").asText());
        assertEquals("2026-03-01T04:00:00.000Z", detail.get("createdAt").asText());
        assertEquals("3.00 CNY", detail.get("details").get("fromBalance").asText());
        assertEquals("赔付金额：5.00 元", detail.get("steps").get(0).get("zhCN").asText());
        assertEquals(
                message.text().byField().get("en"), detail.get("text").get("en").asText());
        assertEquals(
                message.text().byField().get("zhCN"),
                detail.get("text").get("zhCN").asText());
    }

    @ParameterizedTest
    @MethodSource("dev.makegood.notice.NoticeSamples#kinds")
    void everyTemplateGoesOut(Class<? extends Fact> template) {
        bridge.answers(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e1\"}]}");

        port.send(message(template));

        assertEquals(1, bridge.bodies().size());
    }

    @Test
    void anEntryRefusedWithStatus200IsAFailure() {
        bridge.answers(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow\"}]}");

        var refused =
                assertThrows(IllegalStateException.class, () -> port.send(message(RefundFact.RefundedBuyer.class)));
        assertTrue(refused.getMessage().contains("R1~refundedBuyer"), refused.getMessage());
        assertTrue(refused.getMessage().contains("ThrottlingException"), refused.getMessage());
    }

    @Test
    void anAnswerThatDoesNotSayIsAFailure() {
        bridge.answers(200, "{}");

        assertThrows(IllegalStateException.class, () -> port.send(message(RefundFact.RefundedBuyer.class)));
    }

    @Test
    void aBusThatIsNotThereIsAFailure() {
        bridge.answers(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no bus\"}");

        assertThrows(SdkException.class, () -> port.send(message(RefundFact.RefundedBuyer.class)));
    }

    @Test
    void aNoticeTooLargeForTheBusIsRefusedBeforeItIsSent() {
        Message message = message(RefundFact.RefundedBuyer.class);
        String large = "缺".repeat(EventBridgePort.MAX_DETAIL_BYTES / 3);

        assertThrows(IllegalStateException.class, () -> port.send(new Message(message.notice(), Texts.of("", large))));
        assertEquals(List.of(), bridge.bodies());
    }

    private static Message message(Class<? extends Fact> template) {
        Notice notice = NoticeSamples.of("R1", template);
        return Message.of(notice);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
