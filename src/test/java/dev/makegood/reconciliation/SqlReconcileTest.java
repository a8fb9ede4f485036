package dev.makegood.reconciliation;

import dev.makegood.books.SqlAudits;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.storage.Scanner;
import java.time.Duration;

/** Verifies that the SQL audit finds what the nightly audit finds, in the same words. */
class SqlReconcileTest extends ReconcileContract {
    /** It reads an export, which is the same from every engine. */
    @Override
    protected boolean dependsOnTheEngine() {
        return false;
    }

    @Override
    Reconciliation audit(Scanner scanner, Duration lag) {
        Reconciliation result = SqlAudits.audit(scanner, CouponScenario.NOW.minus(lag));
        new Reconciliations(database()).keep(result);
        return result;
    }
}
