package dev.makegood.local.dynamo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The template's functions as callers of its tables. */
class RightsHandlerTest {
    private static final String COUPONS = "CouponsTable";
    private static final String CASES = "CasesTable";
    private static final String INDEX = "expiring";
    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));

    @TempDir
    Path directory;

    @Test
    void aRightThatTheTemplateLosesIsRefused() throws IOException {
        String text = Files.readString(Path.of("template.yaml"));
        String grant = "              Resource: !Sub \"${CouponsTable.Arn}/index/expiring\"\n";
        Path changed = directory.resolve("template.yaml");
        Files.writeString(changed, text.replace(grant, grant.replace("expiring", "by-holder")));
        Consumer<DynamoDbClient> query = client -> client.query(request -> request.tableName(COUPONS)
                .indexName(INDEX)
                .keyConditionExpression("#key = :key")
                .expressionAttributeNames(Map.of("#key", partition(INDEX)))
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS("p"))));
        as("ExpireCoupons", Path.of("template.yaml"), query);
        assertRefused("dynamodb:Query", COUPONS + "/index/" + INDEX, "ExpireCoupons", changed, query);
    }

    @Test
    void aTransactionNeedsTheRightOfEachOfItsItems() {
        Path template = Path.of("template.yaml");
        Consumer<DynamoDbClient> put = client -> client.transactWriteItems(transaction -> transaction.transactItems(
                item -> item.put(one -> one.tableName(COUPONS).item(KEY)),
                item -> item.put(one -> one.tableName("LedgerTable").item(KEY))));
        as("ExpireCoupons", template, put);
        assertRefused("dynamodb:PutItem", COUPONS, "NoticesApi", template, put);
        assertRefused(
                "dynamodb:ConditionCheckItem",
                CASES,
                "ExpireCoupons",
                template,
                client -> client.transactWriteItems(transaction -> transaction.transactItems(
                        item -> item.put(one -> one.tableName(COUPONS).item(KEY)),
                        item -> item.conditionCheck(one ->
                                one.tableName(CASES).key(KEY).conditionExpression("attribute_not_exists(pk)")))));
        assertRefused(
                "dynamodb:GetItem",
                CASES,
                "ExpireCoupons",
                template,
                client -> client.transactGetItems(transaction -> transaction.transactItems(
                        item -> item.get(one -> one.tableName(CASES).key(KEY)))));
    }

    @Test
    void otherRequestsNeedTheRightOfTheirName() {
        Path template = Path.of("template.yaml");
        Consumer<DynamoDbClient> scan = client -> client.scan(request -> request.tableName(CASES));
        as("Reconcile", template, scan);
        assertRefused("dynamodb:Scan", CASES, "SweepRefunds", template, scan);
        assertRefused(
                "dynamodb:BatchGetItem",
                CASES,
                "Reconcile",
                template,
                client -> client.batchGetItem(request -> request.requestItems(Map.of(
                        CASES,
                        software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
                                .keys(KEY)
                                .build()))));
        var refusal = assertThrows(
                DynamoDbException.class,
                () -> as(
                        "Reconcile",
                        template,
                        client ->
                                client.executeStatement(request -> request.statement("SELECT * FROM \"CasesTable\""))));
        assertTrue(refusal.getMessage().contains("dynamodb:ExecuteStatement on resource: *"), refusal::getMessage);
    }

    @Test
    void whoIsNoFunctionMayDoAnything() {
        assertDoesNotThrow(() -> as("local", Path.of("template.yaml"), DynamoDbClient::listTables));
    }

    private static String partition(String index) {
        return Template.read(Path.of("template.yaml")).tables().stream()
                .flatMap(table -> table.globalSecondaryIndexes().stream())
                .filter(one -> one.indexName().equals(index))
                .findFirst()
                .orElseThrow()
                .keySchema()
                .getFirst()
                .attributeName();
    }

    private static void assertRefused(
            String action, String path, String function, Path template, Consumer<DynamoDbClient> call) {
        var refusal = assertThrows(DynamoDbException.class, () -> as(function, template, call));
        assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
        assertEquals(400, refusal.statusCode());
        String told = "User: " + function + " is not authorized to perform: " + action
                + " on resource: arn:aws:dynamodb:us-east-1:000000000000:table/" + path + " because";
        assertTrue(refusal.awsErrorDetails().errorMessage().startsWith(told), refusal::getMessage);
    }

    /** Calls a database with a template's tables and rights under an access key id. */
    private static void as(String accessKey, Path file, Consumer<DynamoDbClient> call) {
        Template template = Template.read(file);
        try (var local = DynamoLocal.inMemory(0, template.rights());
                var own = local.client();
                var client = DynamoDbClient.builder()
                        .endpointOverride(local.uri())
                        .region(own.serviceClientConfiguration().region())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")))
                        .build()) {
            Tables.create(own, template.tables());
            call.accept(client);
        }
    }
}
