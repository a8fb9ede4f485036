package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.storage.Index;
import dev.makegood.storage.Table;
import dev.makegood.template.Tables.Keys;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that tables and indexes are those that the code uses, and are protected against accidental deletion. */
class TablesTest {

    private static final Map<String, Keys> INDEXES = new TreeMap<>(Map.ofEntries(
            Map.entry("Orders/open-by-sku", new Keys("skuKey", "skuSort", "KEYS_ONLY")),
            Map.entry("Orders/open-by-promise", new Keys("promiseShard", "promiseSort", "KEYS_ONLY")),
            Map.entry("Orders/open-by-merchant", new Keys("openMerchant", "promiseSort", "KEYS_ONLY")),
            Map.entry("Orders/tally", new Keys("tallied", "talliedAt", "KEYS_ONLY")),
            Map.entry("Orders/claims", new Keys("deskWork", "deskDueAt", "ALL")),
            Map.entry("Orders/redemptions-open", new Keys("openRedemptionShard", "openRedemptionEndsAt", "KEYS_ONLY")),
            Map.entry("Orders/personal-by-buyer", new Keys("personalBuyer", "personalSort", "ALL")),
            Map.entry("Accounts/waiting-due", new Keys("waitingShard", "waitingLookAt", "ALL")),
            Map.entry("Accounts/waiting-oldest", new Keys("waitingShard", "waitingSince", "KEYS_ONLY")),
            Map.entry("Stock/shortfall", new Keys("shortfallShard", "shortfallSince", "KEYS_ONLY")),
            Map.entry("Stock/low-stock", new Keys("lowShard", "lowSince", "KEYS_ONLY")),
            Map.entry("Stock/at-risk", new Keys("merchantId", "lowSince", "KEYS_ONLY")),
            Map.entry("Stock/restock-due", new Keys("restockShard", "restockDueAt", "KEYS_ONLY")),
            Map.entry("Stock/restock-dates", new Keys("merchantId", "arrivesOn", "ALL")),
            Map.entry("Stock/restock-moved", new Keys("movedShard", "movedAt", "KEYS_ONLY")),
            Map.entry("Stock/presale-changed", new Keys("presaleShard", "presaleChangedAt", "KEYS_ONLY")),
            Map.entry("Stock/to-tell", new Keys("tellShard", "tellSince", "KEYS_ONLY")),
            Map.entry("Stock/wrong", new Keys("wrongList", "wrongSince", "KEYS_ONLY")),
            Map.entry("Cases/refunds-due", new Keys("refundShard", "refundDueAt", "KEYS_ONLY")),
            Map.entry("Cases/refunds-owed-since", new Keys("owedList", "owedSince", "KEYS_ONLY")),
            Map.entry("Cases/refunds-owed-by", new Keys("owedList", "owedBy", "KEYS_ONLY")),
            Map.entry("Cases/waits", new Keys("awaitedSku", "refundDueAt", "KEYS_ONLY")),
            Map.entry("Cases/compensation-due", new Keys("compensationShard", "compensationDueAt", "KEYS_ONLY")),
            Map.entry("Cases/desk", new Keys("deskWork", "deskDueAt", "ALL")),
            Map.entry("Cases/by-merchant", new Keys("merchantId", "establishedAt", "ALL")),
            Map.entry("Cases/by-buyer", new Keys("buyer", "establishedAt", "ALL")),
            Map.entry("Cases/by-day", new Keys("caseDay", "establishedAt", "ALL")),
            Map.entry("Coupons/by-holder", new Keys("holder", "expiresAt", "ALL")),
            Map.entry("Coupons/expiring", new Keys("expiryShard", "expiresAt", "KEYS_ONLY")),
            Map.entry("Buyers/erasures-due", new Keys("erasureShard", "erasureDueAt", "KEYS_ONLY")),
            Map.entry("Notices/undelivered", new Keys("deliveryShard", "deliverAt", "KEYS_ONLY")),
            Map.entry("Notices/undelivered-since", new Keys("deliveryShard", "createdAt", "KEYS_ONLY")),
            Map.entry("Notices/by-recipient", new Keys("recipient", "createdAt", "ALL")),
            Map.entry("Notices/by-case", new Keys("caseId", "createdAt", "ALL"))));

    @Test
    void theIndexesAreTheDesignedOnes() {
        assertEquals(INDEXES, new TreeMap<>(Tables.deployed()));
    }

    @Test
    void theCodeKnowsTheSameIndexes() {
        Map<String, String> inCode = Arrays.stream(Index.values())
                .collect(Collectors.toMap(
                        index -> logicalName(index.table()) + "/" + index.indexName(),
                        index -> index.partitionAttribute() + " " + index.sortAttribute()));
        Map<String, String> deployed = new TreeMap<>();
        Tables.deployed().forEach((name, keys) -> deployed.put(name, keys.partition() + " " + keys.sort()));
        assertEquals(new TreeMap<>(inCode), deployed);
    }

    @Test
    void everyTableOfTheCodeHasItsTextKeysAndItsName() {
        Map<String, JsonNode> tables = Template.resources("AWS::DynamoDB::Table")
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(Table.values().length, tables.size());
        for (Table table : Table.values()) {
            JsonNode properties = tables.get(logicalName(table) + "Table").path("Properties");
            assertEquals("pk", Tables.key(properties, 0, "HASH"), table::name);
            assertEquals("sk", Tables.key(properties, 1, "RANGE"), table::name);
            assertEquals(
                    logicalName(table) + "Table",
                    Template.ROOT
                            .at("/Globals/Function/Environment/Variables/MAKEGOOD_TABLES_" + table)
                            .asText());
        }
    }

    @Test
    void everyKeyAttributeIsDefinedAsTextAndNoOther() {
        Template.resources("AWS::DynamoDB::Table").forEach(table -> {
            JsonNode properties = table.getValue().path("Properties");
            Set<String> keys = new HashSet<>(properties.findParents("KeyType").stream()
                    .map(TablesTest::attribute)
                    .toList());
            Template.stream(properties.path("AttributeDefinitions"))
                    .forEach(defined ->
                            assertEquals("S", defined.path("AttributeType").asText()));
            assertEquals(
                    keys,
                    Template.stream(properties.path("AttributeDefinitions"))
                            .map(TablesTest::attribute)
                            .collect(Collectors.toSet()),
                    table.getKey());
        });
    }

    @Test
    void noTableIsLostByASlip() {
        Template.resources("AWS::DynamoDB::Table").forEach(table -> {
            JsonNode properties = table.getValue().path("Properties");
            assertEquals("Retain", table.getValue().path("DeletionPolicy").asText(), table.getKey());
            assertEquals("Retain", table.getValue().path("UpdateReplacePolicy").asText(), table.getKey());
            assertTrue(properties.path("DeletionProtectionEnabled").asBoolean(), table.getKey());
            assertTrue(
                    properties
                            .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean(),
                    table.getKey());
            assertTrue(properties.at("/SSESpecification/SSEEnabled").asBoolean(), table.getKey());
            assertEquals("PAY_PER_REQUEST", properties.path("BillingMode").asText(), table.getKey());
            assertTrue(properties.path("TimeToLiveSpecification").isMissingNode(), table.getKey());
        });
    }

    private static String attribute(JsonNode element) {
        return element.path("AttributeName").asText();
    }

    private static String logicalName(Table table) {
        return table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
