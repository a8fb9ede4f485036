package dev.makegood.oncall;

import static dev.makegood.oncall.CloudWatch.State.ALARM;
import static dev.makegood.oncall.CloudWatch.State.INSUFFICIENT_DATA;
import static dev.makegood.oncall.CloudWatch.State.OK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verifies that alarms are evaluated as CloudWatch documents it. */
class CloudWatchTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Alarm.Metric OURS = new Alarm.Metric("Makegood", "Late", Map.of("Stack", "local"));
    private static final Alarm.Metric ANOTHERS = new Alarm.Metric("Makegood", "Late", Map.of("Stack", "staging"));

    private final CloudWatch watch = new CloudWatch();

    private static Alarm alarm(String statistic, int periods, int toAlarm, String missing) {
        return new Alarm("A", "", OURS, statistic, Duration.ofMinutes(5), periods, toAlarm, 3, missing);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    @Test
    void missingDataIsWhatTheAlarmSaysOfIt() {
        assertEquals(ALARM, watch.evaluate(alarm("Maximum", 1, 1, "breaching"), NOON));
        assertEquals(OK, watch.evaluate(alarm("Maximum", 1, 1, "notBreaching"), NOON));
        assertEquals(INSUFFICIENT_DATA, watch.evaluate(alarm("Maximum", 1, 1, "missing"), NOON));
    }

    @Test
    void anIgnorantAlarmKeepsItsLastWord() {
        Alarm alarm = alarm("Maximum", 1, 1, "ignore");
        assertEquals(INSUFFICIENT_DATA, watch.evaluate(alarm, NOON));
        watch.put(OURS, at(1), 4);
        assertEquals(ALARM, watch.evaluate(alarm, at(1)));
        assertEquals(ALARM, watch.evaluate(alarm, at(60)));
        watch.put(OURS, at(61), 0);
        assertEquals(OK, watch.evaluate(alarm, at(61)));
        assertEquals(OK, watch.evaluate(alarm, at(120)));
    }

    @Test
    void aSumIsOfItsPeriodAndSoManyPeriodsMustBreach() {
        Alarm alarm = alarm("Sum", 3, 2, "notBreaching");
        watch.put(OURS, at(1), 2);
        watch.put(OURS, at(2), 2);
        assertEquals(OK, watch.evaluate(alarm, at(5)));
        watch.put(OURS, at(7), 4);
        assertEquals(ALARM, watch.evaluate(alarm, at(10)));
        assertEquals(OK, watch.evaluate(alarm, at(20)));
    }

    @Test
    void anotherStacksDataCoversNothing() {
        watch.put(ANOTHERS, at(4), 0);
        assertEquals(ALARM, watch.evaluate(alarm("Maximum", 1, 1, "breaching"), at(5)));
    }
}
