package dev.makegood.policy;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every policy version there is: the default one, and what operators have published.
 *
 * <p>Which applies: of the versions for a platform, violation and currency that are effective at the instant at which the
 * violation is established, the one with the highest number. There are no overlaps, because there is one policy for these
 * three and the number decides; a gap, before the first version is effective, means that no policy is in force, and nothing
 * is owed. A fact that arrives late changes nothing that is established: it is evidence.
 */
public final class Policies {
    private static final String PARTITION = "policy";
    private static final RowType<Published> ROWS =
            new RowType<>(Published.class, published -> key(published.document().ref()));

    private record Claim(String domain, String policyId) {}

    private static final RowType<Claim> CLAIMS =
            new RowType<>(Claim.class, claim -> new Key(Table.POLICIES, "domain", claim.domain()));

    private final Database database;

    /** What has been read and verified: it never changes, so it need not be read or verified again. */
    private final Map<Key, PolicyVersion> known = new ConcurrentHashMap<>();

    public Policies(Database database) {
        this.database = database;
    }

    /** The version that applies to a violation established at {@code instant}. */
    public Optional<PolicyVersion> inForce(PolicyVersion.Domain domain, Instant instant) {
        return inForce(all(), domain, instant);
    }

    /** The same of versions that have been read. */
    public static Optional<PolicyVersion> inForce(
            List<PolicyVersion> versions, PolicyVersion.Domain domain, Instant instant) {
        return versions.stream()
                .filter(version -> version.domain().equals(domain))
                .filter(version -> version.effectiveAt(instant))
                .max(Comparator.comparing(PolicyVersion::number));
    }

    public Optional<PolicyVersion> find(PolicyRef ref) {
        return ref.equals(Packs.DEFAULT.ref())
                ? Optional.of(Packs.DEFAULT)
                : Optional.ofNullable(known.get(key(ref)))
                        .or(() -> database.find(key(ref)).map(this::version));
    }

    /** The version that a case was assessed under. */
    public PolicyVersion get(PolicyRef ref) {
        return find(ref).orElseThrow(() -> new IllegalStateException("a case names " + ref + ", which is not there"));
    }

    public List<PolicyVersion> all() {
        List<Row> published = database.all(Query.table(Table.POLICIES, PARTITION, new Query.Range.All()));
        return Stream.concat(Stream.of(Packs.DEFAULT), published.stream().map(this::version))
                .toList();
    }

    private PolicyVersion version(Row row) {
        String digest = (String) row.attributes().get("digest");
        return known.computeIfAbsent(
                row.key(), _ -> Verified.document(digest, () -> ROWS.read(row).value()));
    }

    /** SHA-256 of a version's canonical JSON, in hex. */
    public static String digest(PolicyVersion version) {
        return Published.digest(version);
    }

    /** The version, and with a first one the claim of its policy on what it is for: two at once cannot both have it. */
    List<Write> create(PolicyVersion version) {
        Write row = ROWS.create(Published.of(version));
        return version.number() == 1
                ? List.of(row, CLAIMS.create(new Claim(version.domain().toString(), version.policyId())))
                : List.of(row);
    }

    private static Key key(PolicyRef ref) {
        return new Key(Table.POLICIES, PARTITION, "%s~%06d".formatted(ref.policyId(), ref.number()));
    }
}
