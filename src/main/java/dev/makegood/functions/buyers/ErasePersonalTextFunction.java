package dev.makegood.functions.buyers;

import dev.makegood.erasure.ErasePersonalText;
import dev.makegood.file.FileStore;
import dev.makegood.functions.Schedule;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Erases the texts and files of erased buyers, on a schedule. */
@Singleton
public class ErasePersonalTextFunction {
    private static final int LIMIT = 100;

    private final ErasePersonalText erasePersonalText;
    private final Clock clock;

    public ErasePersonalTextFunction(Database database, FileStore store, Clock clock) {
        erasePersonalText = new ErasePersonalText(database, store);
        this.clock = clock;
    }

    @Funq("erase-personal-text")
    public ErasePersonalText.ErasureResult run(Map<String, Object> payload) {
        Schedule.check(payload, "erase-personal-text");
        return erasePersonalText.runOnce(clock.instant(), LIMIT);
    }
}
