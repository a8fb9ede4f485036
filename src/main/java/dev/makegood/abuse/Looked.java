package dev.makegood.abuse;

import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the cases of a merchant or buyer around one of them: the latest, {@link Query#MAX_LIMIT} at most. */
final class Looked {
    private final Cases cases;
    private final AbuseFigures figures;

    Looked(Database database, AbuseFigures figures) {
        cases = new Cases(database);
        this.figures = figures;
    }

    List<Case> ofMerchant(Case c, Instant now) {
        return cases.ofMerchant(c.merchantId(), from(c), now, Query.MAX_LIMIT, Optional.empty())
                .items();
    }

    List<Case> ofBuyer(Case c) {
        return cases.ofBuyer(c.buyer(), Query.MAX_LIMIT, Optional.empty()).items().stream()
                .filter(other -> !other.establishedAt().isBefore(from(c)))
                .toList();
    }

    private Instant from(Case c) {
        return c.establishedAt().minus(figures.window());
    }
}
