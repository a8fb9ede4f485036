package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.http.Cors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Converts the resources of a SAM template into what the local platform runs. */
final class TemplateReader {
    /** Kinds of resources that cause calls or store data in a deployment, and would silently be left out. */
    private static final Set<String> REFUSED = Set.of(
            "AWS::Serverless::Api",
            "AWS::Serverless::SimpleTable",
            "AWS::Serverless::StateMachine",
            "AWS::Serverless::WebSocketApi",
            "AWS::Lambda::Function",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Url",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Integration",
            "AWS::DynamoDB::GlobalTable",
            "AWS::Events::Rule",
            "AWS::Pipes::Pipe",
            "AWS::Scheduler::Schedule");

    private static final int DEFAULT_MEMORY_MEGABYTES = 128;
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;
    private static final int DEFAULT_ASYNC_RETRIES = 2;

    private final JsonNode root;
    private final Intrinsics intrinsics;
    private boolean authorizedByDefault;

    TemplateReader(JsonNode root, Map<String, String> parameters) {
        this.root = root;
        this.intrinsics = new Intrinsics(root, parameters);
    }

    Template read() {
        if (!root.path("Resources").isObject()) {
            throw new TemplateException("The template has no Resources");
        }
        root.path("Resources").properties().forEach(entry -> {
            if (REFUSED.contains(type(entry.getValue()))) {
                throw new TemplateException(
                        entry.getKey() + " is of type " + type(entry.getValue()) + ", which cannot be served locally");
            }
        });
        List<String> audience = audience();
        var functions = new ArrayList<FunctionSpec>();
        var rights = new HashMap<String, Rights>();
        var policies = new PolicyReader(root, intrinsics);
        each("AWS::Serverless::Function", (id, properties) -> {
            functions.add(function(id, properties));
            rights.put(id, policies.read(id, properties));
        });
        var tables = new ArrayList<software.amazon.awssdk.services.dynamodb.model.CreateTableRequest>();
        each(
                "AWS::DynamoDB::Table",
                (id, properties) ->
                        tables.add(TableReader.read(intrinsics.resolve(ref(id)).asText(), properties)));
        return new Template(
                functions,
                audience,
                cors("AWS::Serverless::HttpApi"),
                cors("AWS::S3::Bucket"),
                HeadersReader.read(root.path("Resources")),
                tables,
                rights);
    }

    /** Reads the one rule of an HTTP API or a bucket, whose words differ. */
    private Cors cors(String type) {
        var found = new ArrayList<Cors>();
        each(type, (id, properties) -> {
            JsonNode all = intrinsics.resolve(properties.path("CorsConfiguration"));
            JsonNode rule = all.has("CorsRules") ? all.path("CorsRules").path(0) : all;
            if (rule.isMissingNode() || rule.isEmpty()) {
                return;
            }
            found.add(new Cors(
                    either(rule, "allowOrigins", "AllowedOrigins"),
                    either(rule, "allowMethods", "AllowedMethods"),
                    either(rule, "allowHeaders", "AllowedHeaders"),
                    either(rule, "exposeHeaders", "ExposedHeaders"),
                    rule.path(rule.has("maxAge") ? "maxAge" : "MaxAge").asInt()));
        });
        return found.isEmpty() ? Cors.NONE : found.getFirst();
    }

    private static List<String> either(JsonNode rule, String ofApi, String ofBucket) {
        return texts(rule.path(rule.has(ofApi) ? ofApi : ofBucket)).toList();
    }

    private interface Reading {
        void read(String logicalId, JsonNode properties);
    }

    private void each(String type, Reading reading) {
        root.path("Resources").properties().forEach(entry -> {
            JsonNode resource = entry.getValue();
            boolean wanted = !resource.has("Condition")
                    || intrinsics.condition(resource.path("Condition").asText());
            if (type(resource).equals(type) && wanted) {
                reading.read(entry.getKey(), resource.path("Properties"));
            }
        });
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asText();
    }

    private static JsonNode ref(String logicalId) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("Ref", logicalId);
    }

    private List<String> audience() {
        var audience = new ArrayList<String>();
        each("AWS::Serverless::HttpApi", (id, properties) -> {
            JsonNode auth = intrinsics.resolve(properties.path("Auth"));
            if (!audience.isEmpty() || auth.path("Authorizers").size() > 1) {
                throw new TemplateException(id + ": only one HTTP API with one JWT authorizer can be served locally");
            }
            authorizedByDefault = auth.has("DefaultAuthorizer");
            auth.path("Authorizers").forEach(authorizer -> {
                JsonNode jwt = authorizer.path("JwtConfiguration");
                texts(jwt.path("audience")).forEach(audience::add);
                if (audience.isEmpty()) {
                    throw new TemplateException(id + ": its authorizer is not a JWT authorizer with an audience");
                }
            });
        });
        return audience;
    }

    private FunctionSpec function(String id, JsonNode own) {
        Map<String, String> environment = new HashMap<>();
        JsonNode globals = root.path("Globals").path("Function");
        variables(globals, environment);
        variables(own, environment);
        String runtime = property(own, "Runtime").asText();
        if (!runtime.startsWith("java")) {
            throw new TemplateException(id + ": runtime '" + runtime + "' cannot be run locally, only java");
        }
        JsonNode retries = own.path("EventInvokeConfig").path("MaximumRetryAttempts");
        var triggers = new ArrayList<Trigger>();
        var reader = new TriggerReader(root, intrinsics, authorizedByDefault);
        own.path("Events")
                .properties()
                .forEach(event -> triggers.add(reader.read(id + "." + event.getKey(), event.getValue())));
        return new FunctionSpec(
                id,
                property(own, "Handler").asText(),
                Duration.ofSeconds(property(own, "Timeout").asInt(DEFAULT_TIMEOUT_SECONDS)),
                property(own, "MemorySize").asInt(DEFAULT_MEMORY_MEGABYTES),
                environment,
                intrinsics.resolve(retries).asInt(DEFAULT_ASYNC_RETRIES),
                triggers);
    }

    private JsonNode property(JsonNode own, String name) {
        return intrinsics.resolve(
                own.has(name)
                        ? own.path(name)
                        : root.path("Globals").path("Function").path(name));
    }

    private void variables(JsonNode function, Map<String, String> into) {
        intrinsics
                .resolve(function.path("Environment").path("Variables"))
                .properties()
                .forEach(entry -> into.put(entry.getKey(), entry.getValue().asText()));
    }

    static java.util.stream.Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
