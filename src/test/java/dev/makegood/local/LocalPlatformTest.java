package dev.makegood.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.http.PortTakenException;
import dev.makegood.local.lambda.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("platform")
class LocalPlatformTest {
    private static LocalOptions options() {
        return LocalOptions.defaults().companions(List.of(GatewayCompanion.factory()));
    }

    @Test
    void answersAColdCallAndLeavesNoProcessBehind() {
        Set<Long> before = children();
        LocalPlatform platform = LocalPlatform.start(options().ports(0));
        try {
            assertInstanceOf(Outcome.Answered.class, platform.runSchedule("SweepRefunds"));
            assertEquals(0, platform.eventFailures());
            assertFalse(before.containsAll(children()));
        } finally {
            platform.close();
        }
        assertEnd(before);
        platform.close();
    }

    /** A process that was told to end may take a moment. */
    private static void assertEnd(Set<Long> before) {
        ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()))
                .forEach(child -> assertDoesNotThrow(() -> child.onExit().get(20, TimeUnit.SECONDS)));
    }

    /** Processes of earlier tests may still be ending. */
    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    void saysWhichServersPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var refused = assertThrows(
                    PortTakenException.class,
                    () -> LocalPlatform.start(options().ports(taken.getLocalPort())));
            assertTrue(refused.getMessage().contains(Integer.toString(taken.getLocalPort())), refused.getMessage());
        }
    }
}
