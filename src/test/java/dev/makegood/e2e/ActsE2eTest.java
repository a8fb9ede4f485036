package dev.makegood.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.demo.Act;
import dev.makegood.local.demo.Acts;
import dev.makegood.local.demo.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Verifies the checks of every act of the demo. */
@Tag("platform")
@Tag("clock")
class ActsE2eTest {
    @TestFactory
    Stream<DynamicTest> holds() {
        return Acts.ALL.stream().map(act -> DynamicTest.dynamicTest(act.title(), () -> play(act)));
    }

    @AfterAll
    static void manyKindsOfEventsWereSent() {
        assertTrue(Deployment.kindsOfEvents() > 20, () -> "only " + Deployment.kindsOfEvents());
    }

    private static void play(Act act) {
        var stage = new Stage(Deployment.platform(), _ -> {});
        int before = Deployment.platform().refusals().size();
        act.play(stage);
        Deployment.verifyEvents();
        assertFalse(stage.checks().isEmpty(), "the act has no checks");
        assertFalse(stage.checks().containsValue(false), () -> stage.checks().toString());
        assertEquals(
                List.of(),
                Deployment.platform().refusals().stream()
                        .skip(before)
                        .distinct()
                        .toList());
    }
}
