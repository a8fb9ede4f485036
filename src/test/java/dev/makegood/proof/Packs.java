package dev.makegood.proof;

import dev.makegood.policy.PublishPolicy;
import dev.makegood.policy.Versions;
import dev.makegood.storage.Database;

/** Policy versions that histories are under. */
final class Packs {
    private Packs() {}

    /** The default policy with so many hours to choose; none: as it is. */
    static void publish(Database database, int window) {
        if (window > 0) {
            new PublishPolicy(database)
                    .publish(Versions.of(
                            "pdd-stockout",
                            "version: 1\n",
                            "version: 2\neffectiveAt: 2026-03-01T00:00:00Z\n",
                            "choiceWindowHours: 0",
                            "choiceWindowHours: " + window));
        }
    }
}
