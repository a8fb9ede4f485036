package dev.makegood.local.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.policy.Versions;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final String FACTS = """
        {"violation": "stockout", "paidMinor": 30000, "currency": "CNY", "paidAt": "2025-11-24T14:00:00+08:00",
         "promisedShipAt": "2025-12-01T14:00:00+08:00", "admittedAt": "2025-12-01T14:00:00+08:00",
         "establishedAt": "2025-12-01T14:00:00+08:00", "scopePaidMinor": {"order": 0, "buyerMerchantDay": 0},
         "attributes": {"presale": false}}
        """;

    private static JsonNode assess(String policy, String facts) {
        try {
            return Assessor.ofPack(policy).assess(new ObjectMapper().readTree(facts));
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void answersTheAmountWithItsVersionAndSteps() {
        JsonNode result = assess("tmall-stockout", FACTS);
        assertEquals(3000, result.path("amountMinor").intValue());
        assertEquals(1, result.path("version").intValue());
        assertTrue(result.path("steps").size() > 3);
        assertEquals(result, assess("tmall-stockout@1", FACTS));
    }

    @Test
    void severalPortionsAreAssessedTogether() {
        String portions = FACTS.replace(
                        "\"paidMinor\": 30000",
                        "\"portions\": [{\"paidMinor\": 30000, \"admittedAt\": \"2025-12-01T14:00:00+08:00\"},"
                                + " {\"paidMinor\": 270000, \"agreement\": {\"agreementId\": \"c\", \"owed\": true,"
                                + " \"atLeastMinor\": 41000}}]")
                .replaceFirst("\"admittedAt\": \"2025-12-01T14:00:00[+]08:00\",\n", "\n");
        JsonNode result = assess("tmall-stockout", portions);
        assertEquals(44_000, result.path("amountMinor").intValue(), result::toString);
        assertEquals(500, result.path("extraMinor").intValue());
    }

    @Test
    void saysWhatSilenceAboutADelayMeans() {
        String facts = """
                {"violation": "stockout", "paidMinor": 9900, "currency": "USD",
                 "delay": {"shipBy": "2026-12-15T12:00:00-05:00", "newShipBy": "2027-01-14T12:00:00-05:00"}}
                """;
        JsonNode first = assess("us-ftc-435-stockout", facts).path("silence");
        assertEquals("consent", first.path("means").asText());
        assertEquals("2026-12-15T17:00:00Z", first.path("until").asText());
        JsonNode second = assess("us-ftc-435-stockout", facts.replace("}}", ", \"later\": true}}"))
                .path("silence");
        assertEquals("cancellation", second.path("means").asText());
        assertEquals(
                "Silence is cancellation: if the buyer does not agree by 15 December 2026, 23:59 (UTC-5), what has not been"
                        + " shipped by then is cancelled and refunded.",
                second.path("en").asText());
        assertTrue(second.path("zhCN").asText().startsWith("沉默视为取消"), second::toString);
        assertEquals(
                "delay has no effect, since the version does not say what silence means",
                assess("dhgate-stockout", facts).path("error").asText());
        assertEquals(
                "delay/newShipBy must be later than shipBy",
                assess("us-ftc-435-stockout", facts.replace("2027-01-14", "2026-12-15"))
                        .path("error")
                        .asText());
    }

    @Test
    void saysUntilWhenAFurtherPeriodRunsAndWhatFollows() {
        String facts = """
                {"violation": "stockout", "paidMinor": 9900, "currency": "EUR",
                 "furtherPeriod": {"calledAt": "2026-12-27T23:59:59.999+01:00"}}
                """;
        JsonNode shortest = assess("eu-crd-18-stockout", facts).path("furtherPeriod");
        assertEquals("rightToCancel", shortest.path("then").asText());
        assertEquals("2027-01-03T22:59:59.999Z", shortest.path("until").asText());
        assertEquals(
                "If it has not been shipped by 3 January 2027, 23:59 (UTC+1), the buyer may cancel it at once, and the merchant need"
                        + " not agree.",
                shortest.path("en").asText());
        assertEquals(
                "2027年1月3日23:59（UTC+1）前仍未发货的，买家可立即取消，无需商家同意。",
                shortest.path("zhCN").asText());
        assertEquals(
                "furtherPeriod/lastDay must be from 2027-01-03 to 2027-02-25",
                assess("eu-crd-18-stockout", facts.replace("}}", ", \"lastDay\": \"2027-01-02\"}}"))
                        .path("error")
                        .asText());
        assertEquals(
                "furtherPeriod has no effect, since the version does not let buyers set further periods",
                assess("us-ftc-435-stockout", facts.replace("EUR", "USD"))
                        .path("error")
                        .asText());
    }

    @Test
    void beforeTheFirstVersionOnlyWhatIsNamedApplies() {
        String error = assess("douyin-stockout", FACTS).path("error").asText();
        assertTrue(error.startsWith("establishedAt is before any version of douyin-stockout"), error);
        assertEquals(900, assess("douyin-stockout@1", FACTS).path("amountMinor").intValue());
    }

    @Test
    void anErrorNamesTheField() {
        assertEquals(
                "must be a JSON object",
                assess("pdd-stockout", "17").path("error").asText());
        assertEquals(
                "colour is not a field here",
                assess("pdd-stockout", FACTS.replace("{\"violation\"", "{\"colour\": 1, \"violation\""))
                        .path("error")
                        .asText());
        assertEquals(
                "paidMinor must be a whole number from 0 to 999999999999",
                assess("pdd-stockout", FACTS.replace("30000", "3.5"))
                        .path("error")
                        .asText());
        assertEquals(
                "currency must be CNY under pdd-stockout@1",
                assess("pdd-stockout", FACTS.replace("CNY", "BRL"))
                        .path("error")
                        .asText());
        assertEquals(
                "violation must be late-shipment under douyin-late-shipment@1",
                assess("douyin-late-shipment@1", FACTS).path("error").asText());
    }

    @Test
    void refusesAPolicyThatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> Assessor.ofPack("jd-stockout"));
        assertThrows(IllegalArgumentException.class, () -> Assessor.ofPack("pdd-stockout@3"));
    }

    @Test
    void assessesUnderAFileOfOnesOwn() throws Exception {
        String yaml = Versions.text("pdd-stockout", "amountMinor: 500", "amountMinor: 700", "order: 500", "order: 700");
        assertEquals(
                700,
                Assessor.ofFile(yaml)
                        .assess(new ObjectMapper().readTree(FACTS))
                        .path("amountMinor")
                        .intValue());
    }
}
