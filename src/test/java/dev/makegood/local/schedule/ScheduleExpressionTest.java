package dev.makegood.local.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource({
        "rate(1 minute),   2026-01-31T23:59:30Z, 2026-02-01T00:00:30Z",
        "rate(2 hours),    2026-01-31T23:00:00Z, 2026-02-01T01:00:00Z",
        "rate(1 day),      2026-02-28T10:00:00Z, 2026-03-01T10:00:00Z",
        "cron(0 3 * * ? *),  2026-01-01T02:59:59Z, 2026-01-01T03:00:00Z",
        "cron(0 3 * * ? *),  2026-01-01T03:00:00Z, 2026-01-02T03:00:00Z",
        "cron(30 4 1 * ? *), 2026-12-01T04:30:00Z, 2027-01-01T04:30:00Z"
    })
    void isDueStrictlyAfter(String expression, Instant from, Instant due) {
        assertEquals(due, ScheduleExpression.parse(expression, UTC).nextAfter(from));
    }

    @Test
    void meansACronExpressionInItsZone() {
        var nightly = ScheduleExpression.parse("cron(0 3 * * ? *)", ZoneId.of("Asia/Shanghai"));
        assertEquals(Instant.parse("2026-01-01T19:00:00Z"), nightly.nextAfter(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rate(0 minutes)", "rate(1 second)", "at(2026-01-01T00:00:00)", "cron(61 3 * * ? *)", "hourly"})
    void refusesWhatItCannotRead(String expression) {
        assertThrows(IllegalArgumentException.class, () -> ScheduleExpression.parse(expression, UTC));
    }
}
