package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.storage.Index;
import dev.makegood.storage.Table;
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

    private static final Map<String, String> PROJECTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("Orders/open-by-sku", "KEYS_ONLY"),
            Map.entry("Orders/open-by-promise", "KEYS_ONLY"),
            Map.entry("Orders/open-by-merchant", "KEYS_ONLY"),
            Map.entry("Orders/tally", "KEYS_ONLY"),
            Map.entry("Orders/claims", "ALL"),
            Map.entry("Orders/redemptions-open", "KEYS_ONLY"),
            Map.entry("Orders/personal-by-buyer", "ALL"),
            Map.entry("Accounts/waiting-due", "ALL"),
            Map.entry("Accounts/waiting-oldest", "KEYS_ONLY"),
            Map.entry("Stock/shortfall", "KEYS_ONLY"),
            Map.entry("Stock/low-stock", "KEYS_ONLY"),
            Map.entry("Stock/at-risk", "KEYS_ONLY"),
            Map.entry("Stock/by-merchant", "KEYS_ONLY"),
            Map.entry("Stock/restock-due", "KEYS_ONLY"),
            Map.entry("Stock/restock-dates", "ALL"),
            Map.entry("Stock/restock-moved", "KEYS_ONLY"),
            Map.entry("Stock/lost", "ALL"),
            Map.entry("Stock/presale-changed", "KEYS_ONLY"),
            Map.entry("Stock/to-tell", "KEYS_ONLY"),
            Map.entry("Stock/wrong", "KEYS_ONLY"),
            Map.entry("Cases/refunds-due", "KEYS_ONLY"),
            Map.entry("Cases/refunds-owed-since", "KEYS_ONLY"),
            Map.entry("Cases/refunds-owed-by", "KEYS_ONLY"),
            Map.entry("Cases/by-payment", "KEYS_ONLY"),
            Map.entry("Cases/waits", "KEYS_ONLY"),
            Map.entry("Cases/compensation-due", "KEYS_ONLY"),
            Map.entry("Cases/desk", "ALL"),
            Map.entry("Cases/by-merchant", "KEYS_ONLY"),
            Map.entry("Cases/by-buyer", "KEYS_ONLY"),
            Map.entry("Cases/by-day", "KEYS_ONLY"),
            Map.entry("Coupons/by-holder", "KEYS_ONLY"),
            Map.entry("Coupons/expiring", "KEYS_ONLY"),
            Map.entry("Buyers/erasures-due", "KEYS_ONLY"),
            Map.entry("Imports/imports-open", "KEYS_ONLY"),
            Map.entry("Notices/undelivered", "KEYS_ONLY"),
            Map.entry("Notices/undelivered-since", "KEYS_ONLY"),
            Map.entry("Notices/by-recipient", "KEYS_ONLY")));

    @Test
    void theIndexesAreTheDesignedOnes() {
        var deployed = new TreeMap<String, String>();
        Tables.deployed().forEach((name, keys) -> deployed.put(name, keys.projection()));
        assertEquals(PROJECTIONS, deployed);
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
            // Nothing depends on what a file said, once it is imported.
            assertEquals(
                    table.getKey().equals("ImportsTable"), properties.has("TimeToLiveSpecification"), table.getKey());
        });
    }

    private static String attribute(JsonNode element) {
        return element.path("AttributeName").asText();
    }

    private static String logicalName(Table table) {
        return table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
