package dev.makegood.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.LocalPlatform;
import dev.makegood.local.demo.Act;
import dev.makegood.local.demo.Acts;
import dev.makegood.local.demo.Stage;
import dev.makegood.policy.publication.Packs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Verifies the checks of every act of the demo, under the version of the default policy that the demo shows. */
@Tag("platform")
@Tag("clock")
class ActsE2eTest {
    @TestFactory
    Stream<DynamicTest> holds() {
        return Acts.ALL.stream().map(act -> DynamicTest.dynamicTest(act.title(), () -> play(act)));
    }

    private static final LocalPlatform PLATFORM =
            Deployment.startedAt(Packs.CHOOSING.effectiveAt().orElseThrow().plus(Duration.ofDays(7)));

    @AfterAll
    static void manyKindsOfEventsWereSent() {
        PLATFORM.close();
        assertTrue(Deployment.kindsOfEvents() > 20, () -> "only " + Deployment.kindsOfEvents());
    }

    private static void play(Act act) {
        var stage = new Stage(PLATFORM, _ -> {});
        int before = PLATFORM.refusals().size();
        act.play(stage);
        Deployment.verifyEvents();
        assertFalse(stage.checks().isEmpty(), "the act has no checks");
        assertFalse(stage.checks().containsValue(false), () -> stage.checks().toString());
        assertEquals(
                List.of(), PLATFORM.refusals().stream().skip(before).distinct().toList());
    }
}
