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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Verifies the template's functions as callers of its tables. */
class RightsHandlerTest {
    private static final String COUPONS = "CouponsTable";
    private static final String CASES = "CasesTable";
    private static final String INDEX = "expiring";
    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));

    private static DynamoLocal local;

    @TempDir
    Path directory;

    @BeforeAll
    static void deploy() {
        local = deployed(Path.of("template.yaml"));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void aRightThatTheTemplateLosesIsRefused() throws IOException {
        String text = Files.readString(Path.of("template.yaml"));
        String grant = "${CouponsTable.Arn}/index/expiring";
        Path changed = directory.resolve("template.yaml");
        Files.writeString(changed, text.replace(grant, grant.replace("expiring", "by-holder")));
        Consumer<DynamoDbClient> query = client -> client.query(request -> request.tableName(COUPONS)
                .indexName(INDEX)
                .keyConditionExpression("#key = :key")
                .expressionAttributeNames(Map.of("#key", partition(INDEX)))
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS("p"))));
        as("ExpireCoupons", local, query);
        try (var lessened = deployed(changed)) {
            assertRefused("dynamodb:Query", COUPONS + "/index/" + INDEX, "ExpireCoupons", lessened, query);
        }
    }

    @Test
    void aTransactionNeedsTheRightOfEachOfItsItems() {
        Consumer<DynamoDbClient> put = client -> client.transactWriteItems(transaction -> transaction.transactItems(
                item -> item.put(one -> one.tableName(COUPONS).item(KEY)),
                item -> item.put(one -> one.tableName("LedgerTable").item(KEY))));
        as("ExpireCoupons", local, put);
        assertRefused("dynamodb:PutItem", COUPONS, "NoticesApi", local, put);
        assertRefused(
                "dynamodb:ConditionCheckItem",
                CASES,
                "ExpireCoupons",
                local,
                client -> client.transactWriteItems(transaction -> transaction.transactItems(
                        item -> item.put(one -> one.tableName(COUPONS).item(KEY)),
                        item -> item.conditionCheck(one ->
                                one.tableName(CASES).key(KEY).conditionExpression("attribute_not_exists(pk)")))));
        assertRefused(
                "dynamodb:GetItem",
                CASES,
                "ExpireCoupons",
                local,
                client -> client.transactGetItems(transaction -> transaction.transactItems(
                        item -> item.get(one -> one.tableName(CASES).key(KEY)))));
    }

    @Test
    void otherRequestsNeedTheRightOfTheirName() {
        Consumer<DynamoDbClient> scan = client -> client.scan(request -> request.tableName(CASES));
        as("Reconcile", local, scan);
        assertRefused("dynamodb:Scan", CASES, "SweepRefunds", local, scan);
        assertRefused(
                "dynamodb:BatchGetItem",
                CASES,
                "Reconcile",
                local,
                client -> client.batchGetItem(request -> request.requestItems(
                        Map.of(CASES, KeysAndAttributes.builder().keys(KEY).build()))));
        var refusal = assertThrows(
                DynamoDbException.class,
                () -> as(
                        "Reconcile",
                        local,
                        client ->
                                client.executeStatement(request -> request.statement("SELECT * FROM \"CasesTable\""))));
        assertTrue(refusal.getMessage().contains("dynamodb:ExecuteStatement on resource: *"), refusal::getMessage);
    }

    @Test
    void whoIsNoFunctionMayDoAnything() {
        assertDoesNotThrow(() -> as("local", local, DynamoDbClient::listTables));
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
            String action, String path, String function, DynamoLocal local, Consumer<DynamoDbClient> call) {
        var refusal = assertThrows(DynamoDbException.class, () -> as(function, local, call));
        assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
        assertEquals(400, refusal.statusCode());
        String told = "User: " + function + " is not authorized to perform: " + action
                + " on resource: arn:aws:dynamodb:us-east-1:000000000000:table/" + path + " because";
        assertTrue(refusal.awsErrorDetails().errorMessage().startsWith(told), refusal::getMessage);
    }

    private static DynamoLocal deployed(Path template) {
        Template read = Template.read(template);
        var local = DynamoLocal.inMemory(0, read.rights(), 0);
        try (var client = local.client()) {
            Tables.create(client, read.tables());
        }
        return local;
    }

    private static void as(String accessKey, DynamoLocal local, Consumer<DynamoDbClient> call) {
        var credentials = AwsBasicCredentials.create(accessKey, "local");
        try (var client = DynamoDbClient.builder()
                .endpointOverride(local.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build()) {
            call.accept(client);
        }
    }
}
