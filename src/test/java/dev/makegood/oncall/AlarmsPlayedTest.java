package dev.makegood.oncall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that each alarm comes on for its cause, and that on-call finds the cause by the runbook alone. */
class AlarmsPlayedTest {
    private static final SortedMap<String, Alarm> ALARMS = Alarm.all(Path.of("template.yaml"));
    private static final Path RUNBOOK = Path.of("docs", "runbook.md");
    private static final Runbook SAYS = new Runbook(RUNBOOK);

    private static Stream<Scene> scenes() {
        return Scenes.PLAYED.values().stream().flatMap(Collection::stream);
    }

    @Test
    void everyAlarmIsPlayedOrSaysWhyNot() {
        var known = new TreeSet<>(Scenes.PLAYED.keySet());
        known.addAll(Scenes.NOT_PLAYED.keySet());
        assertEquals(ALARMS.keySet(), known);
        assertEquals(ALARMS.size(), Scenes.PLAYED.size() + Scenes.NOT_PLAYED.size());
        Scenes.NOT_PLAYED.values().forEach(reason -> assertFalse(reason.isBlank()));
    }

    @Test
    void everyAlarmHasItsSectionAndNoSectionIsAboutAnAlarmThatIsGone() throws IOException {
        ALARMS.keySet().forEach(alarm -> assertTrue(SAYS.about(alarm).isPresent(), alarm));
        Set<String> sections = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.matches("## \\w+Alarm"))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());
        assertTrue(ALARMS.keySet().containsAll(sections), sections::toString);
    }

    /** A worker is dead, or something is wrong and the log or the runbook's call says what. */
    @ParameterizedTest
    @MethodSource("scenes")
    void comesOnForItsCauseIsFoundOutAndEnds(Scene scene) {
        Played played = Played.of(scene, ALARMS.values());
        Night.Change came = played.came().orElseThrow(() -> new AssertionError("stayed off"));
        assertEquals(CloudWatch.State.OK, came.from());
        assertEquals(List.of(), played.missed());
        assertTrue(
                SAYS.about(scene.alarm()).orElseThrow().contains(scene.looks().said()), scene.looks()::said);
    }
}
