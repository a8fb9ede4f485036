package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verifies that there is one zip under one runtime with documented settings only, so that nobody can set its clock or
 * name a caller.
 */
class RuntimeTest {

    private static final JsonNode GLOBALS = Template.ROOT.at("/Globals/Function");

    private static final Set<String> TABLES = Set.of(
            "MAKEGOOD_TABLES_ORDERS",
            "MAKEGOOD_TABLES_STOCK",
            "MAKEGOOD_TABLES_CASES",
            "MAKEGOOD_TABLES_COUPONS",
            "MAKEGOOD_TABLES_ACCOUNTS",
            "MAKEGOOD_TABLES_BUYERS",
            "MAKEGOOD_TABLES_LEDGER",
            "MAKEGOOD_TABLES_NOTICES",
            "MAKEGOOD_TABLES_POLICIES",
            "MAKEGOOD_TABLES_ARCHIVE",
            "MAKEGOOD_TABLES_IMPORTS");

    private static final String OVERLAP = "MAKEGOOD_SECRET_OVERLAP_MINUTES";

    private static final Set<String> SECRETS = Set.of(
            "MAKEGOOD_GATEWAY_SECRET",
            "MAKEGOOD_STRIPE_SECRET",
            "MAKEGOOD_WEBHOOK_SECRET",
            "MAKEGOOD_STRIPE_WEBHOOK_SECRET",
            "MAKEGOOD_ALIPAY_APP_SECRET",
            "MAKEGOOD_ALIPAY_KEY_SECRET",
            "MAKEGOOD_WECHATPAY_MERCHANT_SECRET",
            "MAKEGOOD_WECHATPAY_KEYS_SECRET",
            "MAKEGOOD_WECHATPAY_API_KEY_SECRET",
            "MAKEGOOD_SALEOR_WEBHOOK_SECRET",
            "MAKEGOOD_SHOPIFY_WEBHOOK_SECRET",
            "MAKEGOOD_WOOCOMMERCE_WEBHOOK_SECRET",
            "MAKEGOOD_EVIDENCE_SECRET",
            "MAKEGOOD_LINK_SECRET");

    private static final String PAIR = "MAKEGOOD_SECOND_PAIR_OF_EYES";

    /**
     * Returns a function's settings other than the tables and its export: no function has a secret that it does not
     * use.
     */
    private static Set<String> own(String id) {
        return switch (id) {
            case "RefundsApi" ->
                Set.of(
                        "MAKEGOOD_BUYER_KEY",
                        "MAKEGOOD_PAYMENT_PROVIDERS",
                        "MAKEGOOD_WEBHOOK_SECRET",
                        "MAKEGOOD_STRIPE_WEBHOOK_SECRET",
                        "MAKEGOOD_STRIPE_LIVE",
                        "MAKEGOOD_WECHATPAY_KEYS_SECRET",
                        "MAKEGOOD_WECHATPAY_API_KEY_SECRET",
                        "MAKEGOOD_WECHATPAY_APP_ID",
                        "MAKEGOOD_WECHATPAY_REFUND_ACCOUNT",
                        PAIR,
                        OVERLAP);
            case "CompareRefunds" ->
                Set.of(
                        "MAKEGOOD_PAYMENT_PROVIDERS",
                        "MAKEGOOD_STRIPE_SECRET",
                        "MAKEGOOD_ALIPAY_APP_SECRET",
                        "MAKEGOOD_ALIPAY_KEY_SECRET",
                        "MAKEGOOD_WECHATPAY_MERCHANT_SECRET",
                        "MAKEGOOD_WECHATPAY_KEYS_SECRET",
                        OVERLAP);
            case "EvidenceApi" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_EVIDENCE_SECRET", OVERLAP);
            case "LinksApi" ->
                Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_LINK_SECRET", "MAKEGOOD_LINK_DAYS", "MAKEGOOD_PAGES_URL");
            case "SweepRefunds" ->
                Set.of(
                        "MAKEGOOD_SWEEP_WORKERS",
                        "MAKEGOOD_PAYMENT_PROVIDERS",
                        "MAKEGOOD_STRIPE_SECRET",
                        "MAKEGOOD_ALIPAY_APP_SECRET",
                        "MAKEGOOD_ALIPAY_KEY_SECRET",
                        "MAKEGOOD_WECHATPAY_MERCHANT_SECRET",
                        "MAKEGOOD_WECHATPAY_KEYS_SECRET",
                        "MAKEGOOD_WECHATPAY_APP_ID",
                        "MAKEGOOD_WECHATPAY_REFUND_ACCOUNT",
                        "MAKEGOOD_WECHATPAY_WEBHOOK_URL",
                        "MAKEGOOD_GATEWAY_URL",
                        "MAKEGOOD_GATEWAY_SECRET",
                        OVERLAP,
                        "MAKEGOOD_GATEWAY_PENDING_DAYS",
                        "MAKEGOOD_GATEWAY_ONE_AT_A_TIME",
                        "MAKEGOOD_GATEWAY_APART_SECONDS");
            case "OrdersApi" ->
                Set.of(
                        "MAKEGOOD_BUYER_KEY",
                        "MAKEGOOD_PAYMENT_PROVIDERS",
                        "MAKEGOOD_ARCHIVE_URL",
                        "MAKEGOOD_SHOPS",
                        "MAKEGOOD_SALEOR_WEBHOOK_SECRET",
                        "MAKEGOOD_SHOPIFY_WEBHOOK_SECRET",
                        "MAKEGOOD_WOOCOMMERCE_WEBHOOK_SECRET",
                        OVERLAP);
            case "IngestMessages" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_PAYMENT_PROVIDERS", "MAKEGOOD_ARCHIVE_URL");
            case "ImportsApi" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_FILES_URL");
            case "ImportFiles" ->
                Set.of(
                        "MAKEGOOD_BUYER_KEY",
                        "MAKEGOOD_PAYMENT_PROVIDERS",
                        "MAKEGOOD_ARCHIVE_URL",
                        "MAKEGOOD_FILES_URL");
            case "ServiceDeskApi" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_FILES_URL", "MAKEGOOD_ARCHIVE_URL");
            case "StockoutsApi" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_ARCHIVE_URL", PAIR);
            case "PoliciesApi" -> Set.of("MAKEGOOD_BUYER_KEY", PAIR);
            case "CouponsApi" -> Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_ARCHIVE_URL");
            case "ArchiveOrders" -> Set.of("MAKEGOOD_ARCHIVE_URL");
            case "ErasePersonalText" -> Set.of("MAKEGOOD_FILES_URL");
            case "DetectStockouts" -> Set.of("MAKEGOOD_DETECTION_WORKERS");
            case "DeliverNotices" -> Set.of("MAKEGOOD_EVENT_BUS");
            default -> id.endsWith("Api") ? Set.of("MAKEGOOD_BUYER_KEY") : Set.of();
        };
    }

    @Test
    void theEnvironmentIsTheDocumentedOne() {
        Set<String> everybodys = new TreeSet<>(TABLES);
        everybodys.add("MAKEGOOD_STACK");
        everybodys.add("MAKEGOOD_MARKET");
        everybodys.add("MAKEGOOD_SHARDS");
        everybodys.add("MAKEGOOD_SHARDS_READ");
        assertEquals(everybodys, names(GLOBALS));
        Template.functions().forEach(function -> {
            Set<String> expected = new TreeSet<>(own(function.id()));
            expected.add("QUARKUS_FUNQY_EXPORT");
            assertEquals(expected, names(function.properties()), function.id());
        });
    }

    /** Of a secret that can be rotated, the environment has the name alone. */
    @Test
    void secretsAreReadWhileAFunctionRunsButTheBuyersKeyWhichNeverChanges() {
        Template.functions().forEach(function -> {
            JsonNode variables = function.properties().at("/Environment/Variables");
            names(function.properties()).stream()
                    .filter(SECRETS::contains)
                    .forEach(secret -> assertTrue(
                            Template.ROOT
                                    .at("/Parameters/" + variables.path(secret).asText())
                                    .path("Default")
                                    .asText()
                                    .startsWith("makegood/"),
                            secret));
            if (variables.has("MAKEGOOD_BUYER_KEY")) {
                assertEquals(
                        "{{resolve:secretsmanager:${BuyerKeySecret}}}",
                        variables.path("MAKEGOOD_BUYER_KEY").asText());
            }
        });
    }

    @Test
    void everyFunctionIsTheSameZipUnderTheSameJava() {
        assertEquals("java25", GLOBALS.path("Runtime").asText());
        assertEquals(
                "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                GLOBALS.path("Handler").asText());
        Template.functions().forEach(function -> {
            for (String inherited : Set.of("Runtime", "Handler", "Layers", "Architectures")) {
                assertEquals(false, function.properties().has(inherited), function.id() + " " + inherited);
            }
            // SAM does not build functions whose code is named in Globals only.
            assertEquals(
                    "target/function.zip", function.properties().path("CodeUri").asText(), function.id());
        });
    }

    /** Holds no class of the local platform or of SAM local, no other clock and no database. */
    @Test
    @Tag("platform")
    void theZipHoldsNothingThatIsLocal() throws IOException {
        List<String> names = new ArrayList<>();
        try (var zip = new ZipInputStream(Files.newInputStream(Path.of("target", "function.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".jar")) {
                    // Not closed, because that would close the zip around it.
                    var jar = new ZipInputStream(zip);
                    for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
                        names.add(inner.getName());
                    }
                }
            }
        }
        assertTrue(names.contains("dev/makegood/functions/stockouts/StockoutsApiFunction.class"));
        names.removeIf(name -> !name.startsWith("dev/makegood/local/")
                && !name.equals("META-INF/services/java.time.Clock")
                && !name.contains("DynamoDBLocal"));
        assertEquals(List.of(), names);
    }

    private static Set<String> names(JsonNode function) {
        Set<String> names = new TreeSet<>();
        function.at("/Environment/Variables").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
