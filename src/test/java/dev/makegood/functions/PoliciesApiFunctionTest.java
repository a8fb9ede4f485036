package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.policies.PoliciesApiFunction;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.local.whatif.GeneratedMonth;
import dev.makegood.local.whatif.SampleDrafts;
import dev.makegood.policy.Versions;
import dev.makegood.storage.Row;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies policies over HTTP: their answers, and that a simulation writes nothing. */
class PoliciesApiFunctionTest {
    private static final String SIMULATE = "POST /policies/{policyId}/simulations";
    private static final String PERIOD = "from: \"2026-02-01T00:00:00Z\"\nto: \"2026-06-01T00:00:00Z\"\n";

    private final MemoryDatabase database = new MemoryDatabase();
    private final PoliciesApiFunction api = new PoliciesApiFunction(
            database,
            new Pseudonyms(database, "a key for pseudonyms of buyers"),
            new SecondPair(false, database, Clock.systemUTC()),
            Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void aMonth() {
        GeneratedMonth.happened(database, Versions.of("tmall-stockout"), 40, 3);
    }

    private ApiCalls.Answer ask(
            Role role, String route, Map<String, String> path, Map<String, String> query, String yaml) {
        return new ApiCalls(api::handle).ask(role, route, path, query, yaml);
    }

    private ApiCalls.Answer simulate(Role role, String policyId, String yaml) {
        return ask(role, SIMULATE, Map.of("policyId", policyId), Map.of(), yaml);
    }

    private static String body(String draft) {
        return PERIOD + "draft:\n" + draft.indent(2);
    }

    @Test
    void aSimulationTellsWhoPaysHowMuchAndWritesNothing() {
        Set<Row> before = new HashSet<>(database.all());
        ApiCalls.Answer answer = simulate(Role.OPERATOR, "tmall-stockout", body(SampleDrafts.TMALL));
        assertEquals(200, answer.status(), answer.body()::toString);
        JsonNode totals = answer.body().path("totals");
        assertEquals(40, totals.path("cases").asInt());
        assertEquals(
                totals.path("differenceMinor").asLong(),
                totals.path("afterMinor").asLong() - totals.path("beforeMinor").asLong());
        long ofMerchants = 0;
        for (JsonNode merchant : answer.body().path("merchants")) {
            ofMerchants += merchant.path("differenceMinor").asLong();
        }
        assertEquals(totals.path("differenceMinor").asLong(), ofMerchants);
        assertTrue(totals.path("changed").asInt() > 0);
        assertEquals("CNY", answer.body().path("currency").asText());
        assertEquals(before, new HashSet<>(database.all()));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void onlyOperatorsPublishAndSimulate(Role role) {
        assertEquals(
                403, simulate(role, "tmall-stockout", body(SampleDrafts.TMALL)).status());
        ApiCalls.Answer publishing = ask(
                role,
                "POST /policies/{policyId}/versions",
                Map.of("policyId", "tmall-stockout"),
                Map.of(),
                SampleDrafts.TMALL);
        assertEquals(403, publishing.status());
        assertEquals(404, see(2).status());
    }

    @Test
    void anUnknownFieldOfADraftIsNamedWithItsLine() {
        ApiCalls.Answer answer = simulate(
                Role.OPERATOR,
                "tmall-stockout",
                body(SampleDrafts.TMALL.replace("payment:\n", "payment:\n  colour: red\n")));
        assertEquals(400, answer.status());
        assertEquals("draft/payment/colour", answer.field());
        int line = (int) body(SampleDrafts.TMALL)
                        .lines()
                        .takeWhile(text -> !text.equals("  payment:"))
                        .count()
                + 2;
        assertTrue(answer.body().path("detail").asText().endsWith("(line " + line + ")."), answer.body()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, 2026-03-01T00:00:00Z, to",
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, to",
        "2026-03-01T00:00:00Z, 2027-03-02T00:00:00.001Z, to",
        "yesterday, 2026-03-01T00:00:00Z, from",
    })
    void periodsThatAreNoneAreRefused(String from, String to, String field) {
        String yaml = "from: \"%s\"\nto: \"%s\"\ndraft:\n".formatted(from, to) + SampleDrafts.TMALL.indent(2);
        ApiCalls.Answer answer = simulate(Role.OPERATOR, "tmall-stockout", yaml);
        assertEquals(422, answer.status());
        assertEquals(field, answer.field());
    }

    @Test
    void aDraftThatCouldNotBePublishedIsRefused() {
        ApiCalls.Answer other = simulate(Role.OPERATOR, "pdd-stockout", body(SampleDrafts.TMALL));
        assertEquals(422, other.status());
        assertEquals("draft/policyId", other.field());
        String open = SampleDrafts.TMALL.replaceAll("effectiveAt: .*\n", "");
        assertEquals(
                "draft/effectiveAt",
                simulate(Role.OPERATOR, "tmall-stockout", body(open)).field());
        String wrong = SampleDrafts.TMALL.replace("amountMinor: 6000", "amountMinor: 6001");
        assertEquals(
                "draft/examples/1/amountMinor",
                simulate(Role.OPERATOR, "tmall-stockout", body(wrong)).field());
    }

    @Test
    void theDifferencesOfTwoVersionsAreListed() {
        ApiCalls.Answer published = ask(
                Role.OPERATOR,
                "POST /policies/{policyId}/versions",
                Map.of("policyId", "tmall-stockout"),
                Map.of(),
                SampleDrafts.TMALL);
        assertEquals(201, published.status(), published.body()::toString);
        ApiCalls.Answer answer = diff("1", "2");
        assertEquals(200, answer.status());
        assertTrue(
                answer.body()
                        .path("differences")
                        .toString()
                        .contains(
                                "{\"field\":\"compensation/caps/0/amountMinor\",\"before\":\"50000\",\"now\":\"40000\"}"),
                answer.body()::toString);
        assertEquals(0, diff("2", "2").body().path("differences").size());
        assertEquals(404, diff("1", "3").status());
        assertEquals(422, diff("1", "x").status());
    }

    private ApiCalls.Answer diff(String from, String to) {
        return ask(
                Role.OPERATOR,
                "GET /policies/{policyId}/diff",
                Map.of("policyId", "tmall-stockout"),
                Map.of("from", from, "to", to),
                null);
    }

    private ApiCalls.Answer see(int version) {
        return ask(
                Role.MERCHANT,
                "GET /policies/{policyId}/versions/{version}",
                Map.of("policyId", "tmall-stockout", "version", Integer.toString(version)),
                Map.of(),
                null);
    }

    /** Has the form in which it was published, so that publishing it again is a repeat. */
    @Test
    void aVersionIsShownAndListedWithItsDigest() {
        JsonNode shown = see(1).body();
        ObjectNode again = shown.deepCopy();
        again.remove(List.of("digest", "publishedAt"));
        var repeated = ask(
                Role.OPERATOR,
                "POST /policies/{policyId}/versions",
                Map.of("policyId", "tmall-stockout"),
                Map.of(),
                again.toString());
        assertEquals(200, repeated.status(), () -> repeated.body().toString());
        assertTrue(shown.path("digest").asText().matches("[0-9a-f]{64}"), shown::toString);
        JsonNode listed =
                ask(Role.BUYER, "GET /policies", Map.of(), Map.of(), null).body();
        assertTrue(listed.path("items")
                .findValuesAsText("digest")
                .contains(shown.path("digest").asText()));
    }
}
