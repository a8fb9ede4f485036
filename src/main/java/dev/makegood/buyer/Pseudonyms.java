package dev.makegood.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a buyer's id into the only name under which it is stored or logged: 128 random bits. Whose they are, one row
 * says, whose key is the id's HMAC-SHA256 under a secret of the stack. Whoever lacks the secret cannot try ids out; once
 * the row is deleted, nobody can tell any more (PIPL 19, 47).
 */
public final class Pseudonyms {
    /** The name of everybody whom we do not know; no row carries it. */
    public static final String UNKNOWN = "b_unknown";

    private static final String ALGORITHM = "HmacSHA256";

    /** Bytes; less would make trying out keys cheaper than it must be. */
    private static final int SHORTEST_KEY = 16;

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RowType<Link> ROWS = new RowType<>(Link.class, link -> key(link.hash()));

    /** @param hash of the buyer's id, under the stack's secret */
    record Link(String hash, String pseudonym) {}

    private final Database database;
    private final SecretKeySpec key;

    public Pseudonyms(Database database, String key) {
        if (key.getBytes(UTF_8).length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the buyers' key must have at least " + SHORTEST_KEY + " bytes");
        }
        this.database = database;
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    /** What a buyer is called, {@link #UNKNOWN} before its first order and after its erasure. */
    public String of(String buyerId) {
        return link(buyerId).map(link -> link.value().pseudonym()).orElse(UNKNOWN);
    }

    /** What a buyer is called, from here on if we do not know it yet. */
    public String name(String buyerId) {
        return database.decide(() -> link(buyerId)
                .map(link -> Decision.answer(link.value().pseudonym()))
                .orElseGet(() -> {
                    var link = new Link(hash(buyerId), random());
                    return new Decision<>(link.pseudonym(), List.of(ROWS.create(link)));
                }));
    }

    Optional<Stored<Link>> link(String buyerId) {
        return ROWS.find(database, key(hash(buyerId)));
    }

    static Write cut(Stored<Link> link) {
        return ROWS.delete(link);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "b_" + HexFormat.of().formatHex(bytes);
    }

    private static Key key(String hash) {
        return new Key(Table.BUYERS, hash, "LINK");
    }

    private String hash(String buyerId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(buyerId.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
