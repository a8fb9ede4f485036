package dev.makegood.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void theyAreFortyEightHoursUnlessToldOtherwise() {
        assertEquals(
                new Main.Arguments(Path.of("dir"), 48, ReportWay.Kind.HTTP, Optional.empty()),
                Main.read(new String[] {"dir"}));
        var all = new String[] {"--hours", "8760", "--by", "queue", "dir", "--json", "file"};
        assertEquals(
                new Main.Arguments(Path.of("dir"), 8760, ReportWay.Kind.QUEUE, Optional.of(Path.of("file"))),
                Main.read(all));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8761", "-1", "1.5", "99999999999", "two"})
    void hoursThatNoPolicyMayHaveAreRefused(String hours) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> Main.read(new String[] {"dir", "--hours", hours}));
        assertTrue(refused.getMessage().contains("0 to 8760")
                && refused.getMessage().endsWith(hours));
    }
}
