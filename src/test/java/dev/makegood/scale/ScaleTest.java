package dev.makegood.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.docs.Generated;
import dev.makegood.numbers.AllUseCases;
import dev.makegood.numbers.UseCase;
import dev.makegood.scale.Input.Chosen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plays days with what is counted, and holds the tables of {@code docs/scale.md} to what the program says. */
class ScaleTest {
    private static final Path PAGE = Path.of("docs/scale.md");

    /** What a use case costs, with a rate of detection that nobody counted: what uses it here does not depend on it. */
    private static final Counted COUNTED = new Counted(AllUseCases.measure(), 1_000, 1_000);

    @Test
    void nothingIsLostBetweenStations() {
        var small = Chosen.NOTHING
                .with(Input.ORDERS, 1_000_000)
                .with(Input.PEAK, 5_000)
                .with(Input.STRANDED, 1_000);
        List<Station> all = Day.play(small, COUNTED);
        all.forEach(station -> {
            assertEquals(station.in(), station.out() + station.queue(), 0.001, station.name());
            assertTrue(station.isEmpty(), station.name());
        });
        double cases = 1_000_000 * Input.STOCKOUTS.usual() + 1_000;
        assertEquals(1_000_000, all.get(0).out(), 0.01);
        assertEquals(1_000_000, all.get(1).out(), 0.01);
        assertEquals(cases, all.get(2).out(), 0.01);
        assertEquals(cases, all.get(3).out(), 0.01);
        assertEquals(cases, all.get(4).out(), 0.01);
        assertTrue(
                all.get(5).out() >= 5 * cases - 0.01, "notices: " + all.get(5).out());
    }

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        verify("settings", Report.settings());
        verify("cost", new Report(COUNTED).day(Report.RAISED));
        verify("quotas", Report.quotas());
    }

    /** Lets thousands of lines be detected, which takes most of a minute. */
    @Test
    @Tag("long")
    void thePageSaysHowFastLinesAreDetected() throws IOException {
        var report = new Report(Counted.now());
        verify("limits", report.limits(Chosen.NOTHING));
        verify("queues", report.queues(Report.SETTINGS));
        verify("a million", report.aMillion(Report.OF_A_MILLION));
        verify("a million overdue", report.aMillionOverdue(Report.OF_A_MILLION));
    }

    /** A full queue takes about as many reports a second as the throttle of the API, and no more. */
    @Test
    void theQueueTakesWhatTheApiTakes() throws IOException {
        Matcher concurrency =
                Pattern.compile("MaximumConcurrency: (\\d+)").matcher(Files.readString(Path.of("template.yaml")));
        assertTrue(concurrency.find());
        double seconds = (COUNTED.of(UseCase.KNOWN_BUYER).seconds()
                        + COUNTED.of(UseCase.SHIPMENT).seconds())
                / 2;
        double needed = Input.THROTTLE.usual() * seconds;
        assertEquals(needed, Integer.parseInt(concurrency.group(1)), needed / 5);
    }

    private static void verify(String which, List<List<String>> lines) throws IOException {
        Generated.verify(PAGE, "ScaleTest: " + which, lines);
    }
}
