package dev.makegood.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.schedule.ScheduleExpression;
import dev.makegood.local.stream.EventFilter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the events of a function. */
final class TriggerReader {
    private static final int DEFAULT_BATCH_SIZE = 100;
    private static final int DEFAULT_MESSAGES = 10;

    private final JsonNode root;
    private final Intrinsics intrinsics;
    private final boolean authorizedByDefault;

    TriggerReader(JsonNode root, Intrinsics intrinsics, boolean authorizedByDefault) {
        this.root = root;
        this.intrinsics = intrinsics;
        this.authorizedByDefault = authorizedByDefault;
    }

    /**
     * Reads one event.
     *
     * @param where for messages, such as {@code RefundsApi.Webhook}
     * @throws TemplateException if it is not supported locally
     */
    Trigger read(String where, JsonNode event) {
        JsonNode properties = intrinsics.resolve(event.path("Properties"));
        String type = event.path("Type").asText();
        return switch (type) {
            case "HttpApi" -> route(where, properties);
            case "ScheduleV2" -> schedule(where, properties);
            case "DynamoDB" -> stream(where, properties);
            case "SQS" -> queue(where, properties);
            default ->
                throw new TemplateException(where + ": an event of type " + type + " cannot be served locally, only"
                        + " HttpApi, ScheduleV2, DynamoDB and SQS");
        };
    }

    private Trigger.Route route(String where, JsonNode properties) {
        String path = properties.path("Path").asText();
        if (!path.startsWith("/")) {
            throw new TemplateException(where + ": the path '" + path + "' does not begin with /");
        }
        if (!properties.path("PayloadFormatVersion").asText("2.0").equals("2.0")) {
            throw new TemplateException(where + ": only payload format 2.0 can be served locally");
        }
        JsonNode auth = properties.path("Auth");
        String authorizer = auth.path("Authorizer").asText("");
        boolean authorized = authorizer.isEmpty() ? authorizedByDefault : !authorizer.equals("NONE");
        List<String> scopes =
                TemplateReader.texts(auth.path("AuthorizationScopes")).toList();
        return new Trigger.Route(
                properties.path("Method").asText("ANY").toUpperCase(Locale.ROOT), path, authorized, scopes);
    }

    private Trigger.Schedule schedule(String where, JsonNode properties) {
        String state = properties.path("State").asText("ENABLED");
        String input = properties.path("Input").asText("{}");
        try {
            ZoneId zone =
                    ZoneId.of(properties.path("ScheduleExpressionTimezone").asText("UTC"));
            var expression = ScheduleExpression.parse(
                    properties.path("ScheduleExpression").asText(), zone);
            new ObjectMapper().readTree(input);
            return new Trigger.Schedule(where, expression, input, state.equals("ENABLED"));
        } catch (IllegalArgumentException | DateTimeException | JsonProcessingException refusal) {
            throw new TemplateException(where + ": " + refusal.getMessage());
        }
    }

    private Trigger.Queue queue(String where, JsonNode properties) {
        String queue = lastPart(properties.path("Queue").asText());
        JsonNode redrive = intrinsics.resolve(
                root.path("Resources").path(queue).path("Properties").path("RedrivePolicy"));
        List<String> responses =
                TemplateReader.texts(properties.path("FunctionResponseTypes")).toList();
        if (!redrive.has("maxReceiveCount") || !responses.equals(List.of("ReportBatchItemFailures"))) {
            throw new TemplateException(
                    where + ": needs a queue with a RedrivePolicy, and a function that says which messages failed");
        }
        return new Trigger.Queue(
                queue,
                properties.path("BatchSize").asInt(DEFAULT_MESSAGES),
                redrive.path("maxReceiveCount").asInt(),
                lastPart(redrive.path("deadLetterTargetArn").asText()));
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private Trigger.Stream stream(String where, JsonNode properties) {
        String arn = properties.path("Stream").asText();
        int from = arn.indexOf(":table/");
        int to = arn.indexOf("/stream/");
        if (from < 0 || to < 0) {
            throw new TemplateException(where + ": Stream must be the StreamArn of a table of this template");
        }
        var filters = new ArrayList<JsonNode>();
        for (JsonNode filter : properties.path("FilterCriteria").path("Filters")) {
            try {
                filters.add(EventFilter.checked(
                        new ObjectMapper().readTree(filter.path("Pattern").asText())));
            } catch (IllegalArgumentException | JsonProcessingException refusal) {
                throw new TemplateException(where + ": its filter cannot be used locally: " + refusal.getMessage());
            }
        }
        int batchSize = properties.path("BatchSize").asInt(DEFAULT_BATCH_SIZE);
        return new Trigger.Stream(arn.substring(from + ":table/".length(), to), batchSize, List.copyOf(filters));
    }
}
