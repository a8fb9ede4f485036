package dev.makegood.local.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a few kills in {@code scripts/test-long}; {@code scripts/crash} does fifty and more. */
@Tag("long")
class CrashTest {
    private static final long SEED = Long.getLong("makegood.crash.seed", 1);
    private static final int KILLS = Integer.getInteger("makegood.crash.kills", 2);

    @TempDir
    Path other;

    @TempDir
    Path data;

    @Test
    void whatWasAcceptedIsSettledOnceWhateverTheMomentOfTheKill() {
        UnderLoad.prepare(other);
        var caller = new UnderLoad(data, SEED, System.out::println).run(UnderLoad.killing(KILLS, SEED));
        assertTrue(caller.accepted() > 0);
    }
}
