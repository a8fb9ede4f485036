package dev.makegood.order.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.input.Sha256;
import dev.makegood.market.Market;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes orders to the bucket and reads them back. */
public final class Archive {
    private final Database database;
    private final ArchiveStore store;

    /**
     * Creates it.
     *
     * @param database has the tombstones
     */
    public Archive(Database database, ArchiveStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * Describes an object, in an object of its own beside it, so that the bucket can be read without the tables.
     *
     * @param sha256 of the object
     * @param orders in the order of their lines
     */
    record Manifest(String object, String sha256, long bytes, Instant at, List<Tombstone> orders) {
        static String name(String object) {
            return object + ".manifest.json";
        }
    }

    /**
     * Writes orders as one object of JSON lines, and its manifest; reads both back, and only then writes the orders'
     * tombstones. Whatever stops it before does no harm: the orders are in their table, and are archived again.
     *
     * @param before the earlier tombstones of orders that have changed since, by order
     * @throws IllegalStateException if what is read back differs
     */
    void write(List<ArchivedOrder> orders, Map<String, Stored<Tombstone>> before, Instant now) {
        List<String> lines = orders.stream().map(ArchivedOrder::line).toList();
        String object = String.join("\n", lines) + "\n";
        String sha256 = Sha256.hex(object);
        String name = Market.current().dayOf(now) + "/" + sha256.substring(0, 16) + ".jsonl";
        var tombstones = new ArrayList<Tombstone>();
        long offset = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int length = line.getBytes(UTF_8).length;
            tombstones.add(new Tombstone(orders.get(i).orderId(), name, offset, length, Sha256.hex(line), now));
            offset += length + 1;
        }
        var manifest = new Manifest(name, sha256, offset, now, tombstones);
        keep(name, object);
        keep(Manifest.name(name), StorageJson.canonical(StorageJson.tree(manifest)));
        // If a rival was faster, the order's next pass sees it.
        Concurrently.map(
                tombstones,
                tombstone -> database.commit(
                        List.of(Tombstone.ROWS.put(Optional.ofNullable(before.get(tombstone.orderId())), tombstone))));
    }

    private void keep(String name, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        store.put(name, bytes);
        if (!Arrays.equals(bytes, store.get(name))) {
            throw new IllegalStateException("the archive's " + name + " is not what was written");
        }
    }

    /** Returns an archived order; empty if it has no tombstone. */
    Optional<ArchivedOrder> find(String orderId) {
        return Tombstone.ROWS.find(database, Tombstone.key(orderId)).map(stored -> read(stored.value()));
    }

    /**
     * Reads the order of a tombstone.
     *
     * @throws IllegalStateException if its bytes are not those that were written
     */
    ArchivedOrder read(Tombstone tombstone) {
        String line = new String(store.get(tombstone.object(), tombstone.offset(), tombstone.length()), UTF_8);
        if (!Sha256.hex(line).equals(tombstone.sha256())) {
            throw new IllegalStateException(
                    "the archive's " + tombstone.object() + " is damaged at " + tombstone.offset());
        }
        return ArchivedOrder.read(line);
    }
}
