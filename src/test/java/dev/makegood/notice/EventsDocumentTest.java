package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code infra/events.yaml} to the kinds of facts, and the events to it. */
class EventsDocumentTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String MARK = "    # made by EventsDocumentTest\n";

    static List<Notice> samples() {
        return NoticeSamples.all();
    }

    @Test
    void theDocumentIsMadeFromTheKindsOfFacts() throws IOException {
        String text = Files.readString(EventSchemas.FILE);
        int from = text.indexOf(MARK) + MARK.length();
        if (Boolean.getBoolean("makegood.docs.write")) {
            Files.writeString(EventSchemas.FILE, text.substring(0, from) + made());
        } else {
            assertEquals(made(), text.substring(from), "run again with -Dmakegood.docs.write=true");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventIsAsDescribed(Notice notice) {
        assertEquals(List.of(), faults(event(notice)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventToABuyerNamesTheOrder(Notice notice) {
        boolean toBuyer = notice.recipient().role().equals("buyer");
        assertTrue(!toBuyer || notice.orderId().equals(Optional.of("O-7")), notice.kind());
    }

    @Test
    void anEventThatIsNotAsDescribedIsSeen() {
        Notice notice = NoticeSamples.of("R1", RefundFact.RefundedBuyer.class);
        for (String missing : List.of("id", "version", "orderId", "details", "text")) {
            ObjectNode event = event(notice);
            event.remove(missing);
            assertFalse(faults(event).isEmpty(), missing);
        }
        assertFalse(faults(event(notice).put("email", "a@example.com")).isEmpty());
        ObjectNode more = event(notice);
        more.withObject("/details").put("email", "a@example.com");
        assertFalse(faults(more).isEmpty());
        ObjectNode wrong = event(notice);
        wrong.withObject("/details").put("amount", "12,34 CNY");
        assertFalse(faults(wrong).isEmpty());
        assertFalse(
                EventSchemas.faults("dev.makegood", "unheardOf", event(notice)).isEmpty());
    }

    /** A comma in a text without quotes makes the rest of it a key. */
    @Test
    void noKeyIsHalfASentence() throws IOException {
        var document = new YAMLMapper().readTree(EventSchemas.FILE.toFile());
        assertEquals(
                List.of(),
                document.at("/components/schemas").findValues("properties").stream()
                        .flatMap(properties -> properties.properties().stream())
                        .flatMap(property -> property.getValue().propertyStream())
                        .map(Map.Entry::getKey)
                        .filter(name -> name.contains(" "))
                        .toList());
    }

    private static ObjectNode event(Notice notice) {
        return JSON.valueToTree(Event.of(Message.of(notice)));
    }

    private static List<String> faults(ObjectNode event) {
        return EventSchemas.faults("dev.makegood", event.path("template").asText(), event);
    }

    /** Returns the rest of the document, after the schemas that are written by hand. */
    private static String made() {
        ObjectNode messages = JsonNodeFactory.instance.objectNode();
        messages.set("messages", EventsDocument.messages());
        ObjectNode channels = JsonNodeFactory.instance.objectNode();
        channels.putObject("channels")
                .putObject("notices")
                .put("address", "{stack}-notices")
                .put("title", "The EventBridge bus `EventBus` of the stack")
                .<ObjectNode>set("messages", EventsDocument.references())
                .putObject("parameters")
                .putObject("stack")
                .put("description", "The name of the CloudFormation stack.");
        return ShortYaml.of(EventsDocument.schemas(), 4)
                + "\n"
                + ShortYaml.of(messages, 2)
                + "\n"
                + ShortYaml.of(channels, 0);
    }
}
