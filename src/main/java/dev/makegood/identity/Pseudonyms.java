package dev.makegood.identity;

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
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Maps a buyer's id to a pseudonym of 128 random bits, the only name under which the buyer is stored or logged. One row
 * links them; its key is the HMAC-SHA256 of the id under a secret of the stack, so nobody without the secret can try
 * ids. Once the row is deleted, nobody can tell whose pseudonym it was (PIPL 19, 47).
 */
public final class Pseudonyms {
    /** The name of every unknown buyer; no row has it. */
    public static final String UNKNOWN = "b_unknown";

    private static final String ALGORITHM = "HmacSHA256";

    /** The least bytes of the key. A shorter key would be easier to guess than the pseudonyms. */
    private static final int SHORTEST_KEY = 16;

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RowType<Link> ROWS = new RowType<>(Link.class, link -> key(link.hash()));

    /**
     * Links a buyer to a pseudonym.
     *
     * @param hash HMAC-SHA256 of the buyer's id under the stack's secret
     */
    public record Link(String hash, String pseudonym) {}

    private final Database database;
    private final SecretKeySpec key;
    private final RandomGenerator random;

    public Pseudonyms(Database database, String key) {
        this(database, key, RANDOM);
    }

    /**
     * Creates it with given random bits, so that a test can be repeated.
     *
     * @param key of at least 16 bytes
     */
    public Pseudonyms(Database database, String key, RandomGenerator random) {
        if (key.getBytes(UTF_8).length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the buyers' key must have at least " + SHORTEST_KEY + " bytes");
        }
        this.database = database;
        this.random = random;
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    /** Returns a buyer's pseudonym; {@link #UNKNOWN} before the first order and after erasure. */
    public String of(String buyerId) {
        return link(buyerId).map(link -> link.value().pseudonym()).orElse(UNKNOWN);
    }

    /** Returns a buyer's pseudonym, and draws one if the buyer has none. */
    public String name(String buyerId) {
        return database.decide(() -> link(buyerId)
                .map(link -> Decision.answer(link.value().pseudonym()))
                .orElseGet(() -> {
                    var link = new Link(hash(buyerId), random());
                    return new Decision<>(link.pseudonym(), List.of(ROWS.create(link)));
                }));
    }

    public Optional<Stored<Link>> link(String buyerId) {
        return ROWS.find(database, key(hash(buyerId)));
    }

    public static Write cut(Stored<Link> link) {
        return ROWS.delete(link);
    }

    private String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
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
