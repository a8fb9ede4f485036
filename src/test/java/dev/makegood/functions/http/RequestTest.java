package dev.makegood.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import dev.makegood.storage.Cursor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static final String BUYERS = "GET /buyers/{buyerId}/cases";

    private static Request request(Call call) {
        Caller caller = Caller.of(Request.claims(call.event()), Call.PSEUDONYMS);
        return new Request(call.event(), caller, Call.PSEUDONYMS);
    }

    private static Request list() {
        return request(Call.to(BUYERS, "me").as(Role.BUYER, "buyer-1"));
    }

    private static void assertRefused(String field, Executable reading) {
        InvalidInput refused = assertThrows(InvalidInput.class, reading);
        assertEquals(field, refused.field());
    }

    @Test
    void meIsTheCallerAndAnybodyElseIsNamed() {
        String caller = Call.PSEUDONYMS.name("buyer-1");
        assertEquals(caller, list().buyer());
        assertEquals(
                caller,
                request(Call.to(BUYERS, "buyer-1").as(Role.PLATFORM, "shop")).buyer());
        assertTrue(caller.matches("b_[0-9a-f]{32}"), caller);
    }

    @Test
    void nobodySaidHowMuchIsFiftyFromTheStart() {
        assertEquals(50, list().limit());
        assertEquals(Optional.empty(), list().cursor());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "007, 7", "100, 100"})
    void aLimitIsANumberUpToAHundred(String text, int limit) {
        assertEquals(limit, request(Call.to(BUYERS, "b").query("limit", text)).limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "-1", "+1", "1.0", "1e1", "٣", "9999999999", "1,2", " 1"})
    void otherLimitsAreRefused(String text) {
        assertRefused(
                "limit",
                () -> request(Call.to(BUYERS, "b").query("limit", text)).limit());
    }

    @Test
    void aCursorComesBackAsItWasGiven() {
        var cursor = new Cursor("2026-03-02T04:00:00.000Z", "O1~1~stockout", "CASE");
        assertEquals(
                Optional.of(cursor),
                request(Call.to(BUYERS, "b").query("cursor", cursor.encode())).cursor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ü", "YQ", "YQpi", "YQpiCmMKZA", "CgoK"})
    void otherCursorsAreRefused(String text) {
        assertRefused(
                "cursor",
                () -> request(Call.to(BUYERS, "b").query("cursor", text)).cursor());
    }

    @Test
    void aCursorLongerThanAnyOfOursIsRefused() {
        String forged = new Cursor("x".repeat(2_049), "y", "z").encode();
        assertRefused(
                "cursor",
                () -> request(Call.to(BUYERS, "b").query("cursor", forged)).cursor());
    }

    @Test
    void aBodyIsReadInBothFormsThatItCanComeIn() {
        assertEquals("缺货", reason(Call.to("POST /x").body("{\"reason\":\"缺货\"}")));
        assertEquals("缺货", reason(Call.to("POST /x").base64("eyJyZWFzb24iOiLnvLrotKcifQ==")));
    }

    private static String reason(Call call) {
        return request(call).body(in -> in.text("reason", 10));
    }

    @Test
    void aBodyThatIsNotThereOrTornIsMalformed() {
        for (Call call : new Call[] {
            Call.to("POST /x"), Call.to("POST /x").body(""), Call.to("POST /x").base64("%")
        }) {
            assertRefused("", () -> reason(call));
        }
    }

    @Test
    void aPartOfThePathThatNoIdCanBeIsRefused() {
        for (String id : new String[] {"", "a ", "a~b", "%7E", "a%", "a%2", "a%2g", "%ff", "%0A", "x".repeat(129)}) {
            assertRefused("buyerId", () -> request(Call.to(BUYERS, id)).buyer());
        }
        assertRefused(
                "caseId",
                () -> request(Call.to("GET /cases/{caseId}", "x".repeat(557))).path("caseId"));
    }

    @Test
    void aPartOfThePathThatIsStillEncodedIsDecodedOnce() {
        for (String part : new String[] {"A%2FB +c", "A/B +c", "%41%2f%42%20%2Bc"}) {
            assertEquals("A/B +c", request(Call.to(BUYERS, part)).id("buyerId"), part);
        }
        assertEquals("茶叶", request(Call.to(BUYERS, "茶%E5%8F%B6")).id("buyerId"));
        assertRefused("buyerId", () -> request(Call.to(BUYERS, "A%252FB")).id("buyerId"));
    }

    @Test
    void headersAndQueriesNeedNotBeThere() {
        assertEquals(Optional.empty(), list().header("makegood-signature"));
        assertEquals(Optional.empty(), list().query("state"));
        var call = Call.to("POST /x");
        call.event().setHeaders(Map.of("makegood-signature", "t=1"));
        assertEquals(Optional.of("t=1"), request(call).header("makegood-signature"));
    }
}
