package dev.makegood.policy;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Every policy version there is: the packs that ship with the product, and what operators have published. */
public final class Policies {
    private static final List<PolicyVersion> PACKS = List.of(PolicyDocument.pack("/policies/pdd-stockout.yaml"));
    private static final String PARTITION = "policy";
    private static final RowType<PolicyVersion> ROWS = new RowType<>(PolicyVersion.class, v -> key(v.ref()));

    private final Database database;

    public Policies(Database database) {
        this.database = database;
    }

    /** The version that applies to a violation established at {@code instant}: of those in force the latest effective. */
    public Optional<PolicyVersion> inForce(Violation violation, CurrencyUnit currency, Instant instant) {
        return inForce(violation, instant).stream()
                .filter(version -> version.currency().equals(currency))
                .findFirst();
    }

    /** The same for every currency that has one, with one read. */
    public Collection<PolicyVersion> inForce(Violation violation, Instant instant) {
        var latest = BinaryOperator.maxBy(Comparator.comparing(PolicyVersion::number));
        return all().stream()
                .filter(version -> version.violation() == violation)
                .filter(version -> version.effectiveAt(instant))
                .collect(Collectors.toMap(PolicyVersion::currency, Function.identity(), latest))
                .values();
    }

    public Optional<PolicyVersion> find(PolicyRef ref) {
        Optional<PolicyVersion> pack =
                PACKS.stream().filter(version -> version.ref().equals(ref)).findFirst();
        return pack.or(() -> ROWS.find(database, key(ref)).map(stored -> stored.value()));
    }

    /** The version that a case was assessed under. */
    public PolicyVersion get(PolicyRef ref) {
        return find(ref).orElseThrow(() -> new IllegalStateException("a case names " + ref + ", which is not there"));
    }

    public List<PolicyVersion> all() {
        var published = Query.table(Table.POLICIES, PARTITION, new Query.Range.All(), Query.MAX_LIMIT);
        var page = database.query(published);
        if (page.next().isPresent()) {
            throw new IllegalStateException("more than " + Query.MAX_LIMIT + " policy versions");
        }
        return Stream.concat(
                        PACKS.stream(),
                        page.items().stream().map(row -> ROWS.read(row).value()))
                .toList();
    }

    Write create(PolicyVersion version) {
        return ROWS.create(version);
    }

    private static Key key(PolicyRef ref) {
        return new Key(Table.POLICIES, PARTITION, "%s~%06d".formatted(ref.policyId(), ref.number()));
    }
}
