package dev.makegood.stockout.assessment;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Reads and changes the caps by scope within one decision. Each row is read once and written once with all changes of
 * the decision, so that two cases established at the same time cannot both take the rest. An instance serves one
 * decision.
 */
final class Caps {
    private static final RowType<ScopeUse> ROWS = new RowType<>(ScopeUse.class, use -> key(use.scope()));

    private final Database database;
    private final Map<String, Optional<Stored<ScopeUse>>> read = new HashMap<>();
    private final Map<String, ScopeUse> changed = new HashMap<>();

    Caps(Database database) {
        this.database = database;
    }

    /** Holds the facts that determine the scopes of a case. */
    record Place(String orderId, String buyer, String merchantId, Instant paidAt) {
        static Place of(OrderLine line) {
            return new Place(line.orderId(), line.buyer(), line.line().merchantId(), line.paidAt());
        }

        static Place of(Case c) {
            return new Place(
                    c.id().orderId(), c.buyer(), c.merchantId(), c.subject().paidAt());
        }
    }

    /**
     * Returns the use of other cases, limited so that this case keeps its own: a version with a larger cap takes
     * nothing from it.
     */
    Map<Scope, Money> usedByOthers(PolicyVersion policy, Place place, CaseId own) {
        Money zero = policy.money(0);
        var used = new EnumMap<Scope, Money>(Scope.class);
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            ScopeUse use = now(cap, policy, place);
            Money others = use.byAll(zero).minus(use.by(own, zero));
            Money most = policy.money(cap.amountMinor()).minus(use.by(own, zero));
            used.put(
                    cap.scope(), others.isGreaterThan(most) && use.by(own, zero).isPositive() ? most : others);
        }
        return used;
    }

    /** Records a case's policy compensation; nothing else counts towards a cap. */
    void use(PolicyVersion policy, Place place, CaseId own, Money amount) {
        scopes(policy, place).values().forEach(use -> changed.put(use.scope(), use.with(own, amount)));
    }

    /** Returns true if a case uses at least this amount in each of its scopes. */
    boolean has(PolicyVersion policy, Place place, CaseId own, Money amount) {
        return scopes(policy, place).values().stream()
                .noneMatch(use -> use.by(own, policy.money(0)).isLessThan(amount));
    }

    /** Returns true if a case uses at most this amount in each of its scopes. */
    boolean hasAtMost(PolicyVersion policy, Place place, CaseId own, Money amount) {
        return scopes(policy, place).values().stream()
                .noneMatch(use -> use.by(own, policy.money(0)).isGreaterThan(amount));
    }

    /** Returns the other cases of its scopes, in each scope in the order in which they were established. */
    List<CaseId> others(PolicyVersion policy, Place place, CaseId own) {
        return scopes(policy, place).values().stream()
                .flatMap(use -> use.parts().stream().map(ScopeUse.Part::caseId))
                .filter(id -> !id.equals(own))
                .distinct()
                .toList();
    }

    /**
     * Returns a write for each changed row and a check for each other row that was read, since the decision depends on
     * it too.
     */
    List<Write> writes() {
        return read.entrySet().stream()
                .map(entry -> write(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Write write(String scope, Optional<Stored<ScopeUse>> before) {
        Optional<ScopeUse> after = Optional.ofNullable(changed.get(scope));
        return after.filter(use -> !before.map(Stored::value).equals(after))
                .map(use -> ROWS.put(before, use))
                .orElseGet(() -> ROWS.check(key(scope), before));
    }

    private Map<Scope, ScopeUse> scopes(PolicyVersion policy, Place place) {
        var scopes = new EnumMap<Scope, ScopeUse>(Scope.class);
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            scopes.put(cap.scope(), now(cap, policy, place));
        }
        return scopes;
    }

    private ScopeUse now(CompensationRule.ScopeCap cap, PolicyVersion policy, Place place) {
        String name = name(cap, policy, place);
        Optional<Stored<ScopeUse>> row = read.computeIfAbsent(name, _ -> ROWS.find(database, key(name)));
        return Optional.ofNullable(changed.get(name))
                .or(() -> row.map(Stored::value))
                .orElseGet(() -> new ScopeUse(name, List.of()));
    }

    private static Scope.Member member(PolicyVersion policy, Place place) {
        return new Scope.Member(
                place.orderId(),
                policy.platform(),
                policy.currency(),
                place.buyer(),
                place.merchantId(),
                place.paidAt().atZone(policy.zone()).toLocalDate());
    }

    /** Returns the keys of all rows that cap a case. */
    static List<Key> keys(PolicyVersion policy, Place place) {
        return policy.compensation().caps().stream()
                .map(cap -> key(name(cap, policy, place)))
                .toList();
    }

    private static String name(CompensationRule.ScopeCap cap, PolicyVersion policy, Place place) {
        return KeyText.join(cap.scope().name(member(policy, place)).toArray());
    }

    private static Key key(String scope) {
        return new Key(Table.CASES, KeyText.join("cap", new KeyText(scope)), "CAP");
    }
}
