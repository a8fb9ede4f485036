package dev.makegood.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies how HTTP answers a reported fact. */
class ReplyTest {
    private record Thing(Instant at, Optional<String> note, long amountMinor) {}

    private static final Thing THING = new Thing(Instant.parse("2026-03-02T04:00:00Z"), Optional.empty(), 1L << 60);

    private static int status(Outcome<Thing> recorded) {
        return Reply.of(recorded, thing -> thing).status();
    }

    private static JsonNode body(Outcome<Thing> recorded) {
        return Call.json(
                Reply.of(recorded, thing -> thing).toResponse(Optional.empty()).getBody());
    }

    @Test
    void theFirstTimeIsCreatedAndAgainIsTheSameAnswer() {
        assertEquals(201, status(new Outcome.Created<>(THING)));
        assertEquals(200, status(new Outcome.Repeated<>(THING)));
        assertEquals(body(new Outcome.Created<>(THING)), body(new Outcome.Repeated<>(THING)));
    }

    @Test
    void instantsAreTextsAmountsExactAndWhatIsAbsentIsLeftOut() {
        assertEquals(
                Call.json("{\"at\":\"2026-03-02T04:00:00Z\",\"amountMinor\":1152921504606846976}"),
                body(new Outcome.Created<>(THING)));
    }

    @Test
    void aConflictNamesWhatWasSaidBeforeAndNow() {
        var conflict = new Outcome.Conflict<Thing>(List.of(new Difference("lines/0/quantity", "2", "3")));
        assertEquals(409, status(conflict));
        assertEquals(
                Call.json("[{\"field\":\"lines/0/quantity\",\"message\":\"was 2, now 3\"}]"),
                body(conflict).get("errors"));
    }

    @Test
    void whatCannotBeIsRefusedWithItsField() {
        var refused = new Outcome.Refused<Thing>("currency", "has no policy");
        assertEquals(409, status(refused));
        assertEquals("currency has no policy.", body(refused).get("detail").textValue());
        assertEquals(
                Call.json("[{\"field\":\"currency\",\"message\":\"has no policy\"}]"),
                body(refused).get("errors"));
    }

    @ParameterizedTest
    @EnumSource
    void programsAreToldByWhatItIsRefused(Refusal by) {
        var refused = new Outcome.Refused<Thing>(by, "paidAt", "is in the future");
        assertEquals(by == Refusal.VALUE ? 422 : 409, status(refused));
        assertEquals(
                by.name().toLowerCase(Locale.ROOT), body(refused).get("code").textValue());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(404, status(new Outcome.NotFound<>()));
    }
}
