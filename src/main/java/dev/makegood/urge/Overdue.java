package dev.makegood.urge;

import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells from when an urge that nobody answered makes its line overdue: once the line is late and, if its buyer called upon
 * the merchant before that, once the further period is over. A later call changes nothing, since the line is overdue
 * already, whether a pass has found it or not.
 *
 * @param read the latest further period of the line
 */
record Overdue(OrderLine line, Optional<Stored<FurtherPeriod>> read) {
    static Overdue of(Database database, OrderLine line) {
        return new Overdue(line, FurtherPeriod.find(database, line.ref()));
    }

    /** Returns the first instant at which an urge makes the line overdue; empty if it does not. */
    Optional<Instant> by(Urge urge) {
        Optional<Instant> late = line.overdueAt(Duration.ZERO).map(last -> last.plusMillis(1));
        return urge.overdueAt(late)
                .map(at -> period().filter(called -> called.calledAt().isBefore(at))
                        .map(FurtherPeriod::overAt)
                        .filter(at::isBefore)
                        .orElse(at));
    }

    /** Returns true if the further period cancels by itself what would be overdue from an instant on. */
    boolean isLeftToPeriod(Instant at) {
        return period().filter(called -> called.cancelsBy(at)).isPresent();
    }

    private Optional<FurtherPeriod> period() {
        return read.map(Stored::value).filter(called -> called.isOf(line));
    }

    /** Returns a check that the buyer has not called meanwhile. */
    Write check(LineRef of) {
        return FurtherPeriod.check(of, read);
    }
}
