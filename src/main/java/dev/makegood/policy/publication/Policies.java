package dev.makegood.policy.publication;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.Copies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads all policy versions: those of the default policy, and those that operators have published.
 * <p>Of the versions for a platform, violation and currency that are effective when the violation is established, the
 * one with the highest number applies. There is one policy per platform, violation and currency, so versions cannot
 * overlap. Before the first version is effective, no policy is in force and nothing is owed. Later facts do not change
 * which version applies.
 */
public final class Policies {
    private static final String PARTITION = "policy";
    private static final RowType<Published> ROWS =
            new RowType<>(Published.class, published -> key(published.document().ref()));

    private record Claim(String domain, String policyId) {}

    private static final RowType<Claim> CLAIMS =
            new RowType<>(Claim.class, claim -> new Key(Table.POLICIES, "domain", claim.domain()));

    /** How long a copy of all versions is used, which is far shorter than the notice before a change takes effect. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** Holds what is known of each database, for all views of it. */
    private static final Copies<Known> KNOWN = new Copies<>();

    private final Database database;
    private final Known known;

    /** Holds all versions as read at an instant. */
    private record Copy(Instant readAt, List<PolicyVersion> versions) {
        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(FRESH));
        }
    }

    /** Holds the versions that were read and verified. A version never changes, so none gets stale. */
    private static final class Known {
        private final Map<Key, PolicyVersion> versions = new ConcurrentHashMap<>();
        private volatile Copy copy = new Copy(Instant.MIN, List.of());
    }

    public Policies(Database database) {
        this.database = database;
        known = KNOWN.of(database, Known::new);
    }

    /**
     * Returns the version that applies to a violation established now. Uses a copy of all versions that is at most a
     * minute old. It cannot lack a version that is in force: a next version is published a week before it takes effect,
     * and if the copy has none for the domain, all versions are read again.
     */
    public Optional<PolicyVersion> inForce(PolicyVersion.Domain domain, Instant now) {
        Copy copy = known.copy;
        Optional<PolicyVersion> found = copy.isFresh(now) ? inForce(copy.versions(), domain, now) : Optional.empty();
        return found.or(() -> {
            known.copy = new Copy(now, all());
            return inForce(known.copy.versions(), domain, now);
        });
    }

    /** Returns such a version from versions already read. */
    public static Optional<PolicyVersion> inForce(
            List<PolicyVersion> versions, PolicyVersion.Domain domain, Instant instant) {
        return versions.stream()
                .filter(version -> version.domain().equals(domain))
                .filter(version -> version.effectiveAt(instant))
                .max(Comparator.comparing(PolicyVersion::number));
    }

    public Optional<PolicyVersion> find(PolicyRef ref) {
        return Packs.DEFAULT.stream()
                .filter(version -> version.ref().equals(ref))
                .findFirst()
                .or(() -> Optional.ofNullable(known.versions.get(key(ref))))
                .or(() -> database.find(key(ref)).map(this::version));
    }

    /**
     * Returns the version of a case.
     *
     * @throws IllegalStateException if it does not exist
     */
    public PolicyVersion get(PolicyRef ref) {
        return find(ref)
                .orElseThrow(() -> new IllegalStateException("a case refers to " + ref + ", which does not exist"));
    }

    public List<PolicyVersion> all() {
        List<Row> published = database.all(Query.table(Table.POLICIES, PARTITION, new Query.Range.All()));
        return Stream.concat(Packs.DEFAULT.stream(), published.stream().map(this::version))
                .toList();
    }

    private PolicyVersion version(Row row) {
        return known.versions.computeIfAbsent(
                row.key(), _ -> ROWS.read(row).value().verified());
    }

    /** Returns the SHA-256 of a version's canonical JSON, in hex. */
    public static String digest(PolicyVersion version) {
        return Published.digest(version);
    }

    /**
     * Returns the writes that create a version. A first version also claims its platform, violation and currency, so
     * that no two policies share them.
     */
    List<Write> create(PolicyVersion version) {
        Write row = ROWS.create(Published.of(version));
        return version.number() == 1
                ? List.of(row, CLAIMS.create(new Claim(version.domain().toString(), version.policyId())))
                : List.of(row);
    }

    private static Key key(PolicyRef ref) {
        return new Key(Table.POLICIES, PARTITION, KeyText.join(ref.policyId(), "%06d".formatted(ref.number())));
    }
}
