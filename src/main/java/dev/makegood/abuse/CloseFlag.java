package dev.makegood.abuse;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;

/** Lets a person close a flag. A closed flag stays closed: the same facts are not flagged again. */
public final class CloseFlag {
    private final Database database;
    private final AbuseFlags flags;

    public CloseFlag(Database database) {
        this.database = database;
        flags = new AbuseFlags(database);
    }

    private record CloseFlagCommand(AbuseFlag.Reason reason) {}

    public Outcome<AbuseFlag> close(String flagId, AbuseFlag.Reason reason, Actor by, Instant now) {
        return database.decide(() -> flags.find(flagId)
                .map(stored -> decide(stored, reason, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<AbuseFlag>> decide(
            Stored<AbuseFlag> stored, AbuseFlag.Reason reason, Actor by, Instant now) {
        AbuseFlag flag = stored.value();
        if (flag.closed().isPresent()) {
            var before = new CloseFlagCommand(flag.closed().get().reason());
            return Decision.answer(Outcome.again(before, new CloseFlagCommand(reason), flag));
        }
        AbuseFlag closed = flag.closed(new AbuseFlag.Closing(reason, by, now));
        return new Decision<>(new Outcome.Created<>(closed), List.of(flags.replace(stored, closed)));
    }
}
