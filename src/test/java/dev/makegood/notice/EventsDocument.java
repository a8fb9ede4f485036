package dev.makegood.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.makegood.wording.Language;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Derives the part of {@code infra/events.yaml} that follows from the kinds of facts. */
final class EventsDocument {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /** The schema of a recipient who may be a buyer, who gets a link, or a merchant, who gets none. */
    private static final String EITHER = "BuyerOrMerchant";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Details whose values have a phrase each. */
    private static final List<String> WITH_PHRASES = List.of("trigger", "form", "why");

    private static final Map<Class<?>, String> SCHEMAS = Map.of(
            Money.class, "Amount",
            Instant.class, "Instant",
            LocalDate.class, "Day",
            ZoneId.class, "Zone",
            boolean.class, "True",
            int.class, "Number",
            long.class, "Number");

    private EventsDocument() {}

    /** Returns the messages: one for each kind, with an example. */
    static ObjectNode messages() {
        ObjectNode messages = NODES.objectNode();
        Kinds.byName().forEach((name, kind) -> {
            Notice sample = sample(kind);
            ObjectNode message = messages.putObject(name);
            message.put("name", name).put("title", title(name)).put("description", phrases(sample));
            message.set("headers", reference("Headers"));
            message.set("payload", reference(kind.getSimpleName()));
            ObjectNode eventBridge = message.putObject("x-eventbridge");
            eventBridge.put("source", "dev.makegood").put("detail-type", name).put("schema", "dev.makegood@" + name);
            message.putArray("examples").addObject().set("payload", JSON.valueToTree(Event.of(Message.of(sample))));
        });
        return messages;
    }

    /** Returns the schemas: one for each kind. */
    static ObjectNode schemas() {
        ObjectNode schemas = NODES.objectNode();
        Kinds.byName().forEach((name, kind) -> {
            var all = schemas.putObject(kind.getSimpleName()).putArray("allOf");
            all.add(reference("Event"));
            ObjectNode own = all.addObject().put("type", "object");
            var required = new ArrayList<String>();
            sample(kind).orderId().ifPresent(_ -> required.add("orderId"));
            if (!recipient(name).equals(EITHER)) {
                sample(kind).linkId().ifPresent(_ -> required.add("linkId"));
            }
            if (!required.isEmpty()) {
                required.forEach(own.putArray("required")::add);
            }
            ObjectNode properties = own.putObject("properties");
            properties.putObject("template").put("const", name);
            properties.set("recipient", reference(recipient(name)));
            properties.set("details", details(kind));
        });
        return schemas;
    }

    /** Returns references to the messages, for a channel. */
    static ObjectNode references() {
        ObjectNode references = NODES.objectNode();
        Kinds.byName()
                .keySet()
                .forEach(name -> references.putObject(name).put("$ref", "#/components/messages/" + name));
        return references;
    }

    private static Notice sample(Class<? extends Fact> kind) {
        return NoticeSamples.of("o-1001~1~stockout", kind);
    }

    private static ObjectNode reference(String schema) {
        return NODES.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    /** Returns the words of {@code refundedBuyer}: Refunded, to the buyer. */
    private static String title(String name) {
        int last = name.replaceAll("[A-Z][a-z]*$", "").length();
        String words = name.substring(0, last).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ", to the "
                + name.substring(last).toLowerCase(Locale.ROOT);
    }

    /** Returns the sentences, which show what each detail means. */
    private static String phrases(Notice sample) {
        Language english = Language.of("en");
        return Phrases.of(sample.fact()).stream().map(english::phrase).collect(Collectors.joining(" "));
    }

    private static String recipient(String name) {
        return List.of("Buyer", "Merchant", "Operator", "Supplier").stream()
                .filter(name::endsWith)
                .findFirst()
                .orElse(EITHER);
    }

    private static ObjectNode details(Class<? extends Fact> kind) {
        var schemas = new TreeMap<String, JsonNode>();
        var required = new TreeMap<String, Boolean>();
        collect(kind, true, schemas, required);
        ObjectNode details = NODES.objectNode().put("type", "object");
        var names = details.putArray("required");
        required.forEach((name, is) -> {
            if (is) {
                names.add(name);
            }
        });
        ObjectNode properties = details.putObject("properties");
        schemas.forEach(properties::set);
        return details;
    }

    private static void collect(
            Class<?> holder, boolean needed, TreeMap<String, JsonNode> schemas, TreeMap<String, Boolean> required) {
        for (RecordComponent component : holder.getRecordComponents()) {
            Type type = component.getGenericType();
            boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
            Class<?> plain =
                    optional ? (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0] : component.getType();
            boolean always = needed && !optional;
            if (plain.isRecord()) {
                collect(plain, always, schemas, required);
            } else if (plain != List.class) {
                schemas.put(component.getName(), schema(component.getName(), plain));
                required.put(component.getName(), always && plain != boolean.class);
            }
        }
        if (holder == Fact.OfCase.class) {
            List.of("orderId", "lineId").forEach(name -> {
                schemas.put(name, reference("Plain"));
                required.put(name, needed);
            });
        }
    }

    private static ObjectNode schema(String name, Class<?> type) {
        if (WITH_PHRASES.contains(name)) {
            return oneOf(Language.of("en").names().stream()
                    .filter(phrase -> phrase.startsWith(name + "."))
                    .map(phrase -> phrase.substring(name.length() + 1))
                    .sorted()
                    .toList());
        }
        if (type.isEnum()) {
            return oneOf(
                    Arrays.stream(type.getEnumConstants()).map(Details::text).toList());
        }
        return reference(SCHEMAS.getOrDefault(type, "Plain"));
    }

    private static ObjectNode oneOf(List<String> values) {
        ObjectNode choice = NODES.objectNode().put("type", "string");
        values.forEach(choice.putArray("enum")::add);
        return choice;
    }
}
