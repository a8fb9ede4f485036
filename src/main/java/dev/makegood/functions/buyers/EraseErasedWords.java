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
public class EraseErasedWords {
    private static final int LIMIT = 100;

    private final ErasePersonalText eraseWords;
    private final Clock clock;

    public EraseErasedWords(Database database, FileStore store, Clock clock) {
        eraseWords = new ErasePersonalText(database, store);
        this.clock = clock;
    }

    @Funq("erase-words")
    public ErasePersonalText.ErasureResult run(Map<String, Object> payload) {
        Schedule.check(payload, "erase-words");
        return eraseWords.runOnce(clock.instant(), LIMIT);
    }
}
