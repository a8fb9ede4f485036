package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What cases have used of the caps by scope. Used up in the transaction that bears a case, so that two that are established
 * at the same time cannot both have it.
 */
final class Caps {
    /** One scope, and what the cases in it are worth together. */
    private record Use(String scope, Money used) {}

    private static final RowType<Use> ROWS = new RowType<>(Use.class, use -> key(use.scope()));

    private final Database database;

    Caps(Database database) {
        this.database = database;
    }

    /** The rows of the scopes that one case is in. */
    record Held(PolicyVersion policy, Map<Scope, String> names, Map<Scope, Optional<Stored<Use>>> rows) {
        Map<Scope, Money> used() {
            var used = new EnumMap<Scope, Money>(Scope.class);
            rows.forEach((scope, row) -> used.put(scope, used(row)));
            return used;
        }

        /** What cases other than one that was worth {@code own} have used. */
        Map<Scope, Money> usedByOthers(Money own) {
            var used = used();
            used.replaceAll((_, all) -> all.minus(own));
            return used;
        }

        /** @param more what the case is now worth more, or, negative, less */
        List<Write> use(Money more) {
            return more.isZero()
                    ? List.of()
                    : rows.entrySet().stream()
                            .map(row -> ROWS.put(
                                    row.getValue(),
                                    new Use(
                                            names.get(row.getKey()),
                                            used(row.getValue()).plus(more))))
                            .toList();
        }

        private Money used(Optional<Stored<Use>> row) {
            return row.map(stored -> stored.value().used()).orElse(policy.money(0));
        }
    }

    Held of(PolicyVersion policy, OrderLine line) {
        var names = new EnumMap<Scope, String>(Scope.class);
        var rows = new EnumMap<Scope, Optional<Stored<Use>>>(Scope.class);
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            String name = cap.scope().name(member(policy, line));
            names.put(cap.scope(), name);
            rows.put(cap.scope(), ROWS.find(database, key(name)));
        }
        return new Held(policy, names, rows);
    }

    private static Scope.Member member(PolicyVersion policy, OrderLine line) {
        return new Scope.Member(
                line.orderId(),
                line.platform(),
                policy.currency(),
                line.buyer(),
                line.line().merchantId(),
                line.paidAt().atZone(policy.zone()).toLocalDate());
    }

    private static Key key(String scope) {
        return new Key(Table.CASES, "cap~" + scope, "CAP");
    }
}
