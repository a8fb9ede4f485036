package dev.makegood.link;

import dev.makegood.command.Actor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows that end links early: one for a link that was revoked, one for all of an erased buyer. */
public final class EndedLinks {
    private static final RowType<Ended> ROWS = new RowType<>(Ended.class, ended -> key(ended.links()));

    private final Database database;

    public EndedLinks(Database database) {
        this.database = database;
    }

    /**
     * Ends links for good.
     *
     * @param links the id of a link, or the pseudonym of a buyer, all of whose links are ended
     * @param reason why; absent if the buyer was erased
     */
    public record Ended(String links, Actor by, Instant at, Optional<String> reason) {}

    public Optional<Stored<Ended>> find(LinkId id) {
        return ROWS.find(database, key(id.toString()));
    }

    /** Returns true if the link was revoked. */
    public boolean isEnded(LinkId id) {
        return find(id).isPresent();
    }

    /** Returns true if the buyer's link was revoked, or the buyer erased. */
    public boolean isEnded(LinkId id, String buyer) {
        return !database.findAll(List.of(key(id.toString()), key(buyer))).isEmpty();
    }

    /** Returns a write that revokes a link. */
    public static Write revoke(Ended revoked) {
        return ROWS.create(revoked);
    }

    /** Returns a write that ends all links of a buyer who is erased. */
    public static Write erase(String buyer, Instant at) {
        return ROWS.create(new Ended(buyer, Actor.SYSTEM, at, Optional.empty()));
    }

    private static Key key(String links) {
        return new Key(Table.BUYERS, links, "LINKS_ENDED");
    }
}
