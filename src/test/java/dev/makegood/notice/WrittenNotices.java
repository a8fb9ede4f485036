package dev.makegood.notice;

import dev.makegood.command.Actor;
import dev.makegood.storage.Database;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Finds notices that a test has caused. */
public final class WrittenNotices {
    private WrittenNotices() {}

    /**
     * Returns a notice to a recipient, delivered or not.
     *
     * @throws NoSuchElementException if there is none with this id
     */
    public static Notice get(Database database, Actor recipient, String id) {
        return new Notices(database)
                .ofRecipient(recipient, 100, Optional.empty()).items().stream()
                        .filter(notice -> notice.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
