package dev.makegood.abuse;

import dev.makegood.input.Input;
import dev.makegood.input.ReasonedFigure;
import dev.makegood.input.ShippedFile;
import java.time.Duration;

/**
 * Holds the figures from which something is flagged. They stand, with their reasons, in {@code figures/abuse.yaml}.
 *
 * @param lookAfter how long after a case it is looked at
 * @param window over how long cases of one merchant or buyer count
 * @param dearerPercent how much more the later price must be at least
 * @param soldOnAfter how long after an admission a merchant may still sell
 * @param soldOnCases how many later cases there must be
 * @param emptyWithin how soon after its payment the case of a sold-out SKU is established
 * @param emptySkus how many sold-out SKUs a buyer must have ordered
 * @param agreedCases how many cases with an agreed sum there must be
 * @param agreedPercent how much of the advance limit they must reach
 * @param withdrawnCases how many cases with withdrawn shipments there must be
 * @param withdrawnDays on how many days they must have been withdrawn
 */
public record AbuseFigures(
        Duration lookAfter,
        Duration window,
        int dearerPercent,
        Duration soldOnAfter,
        int soldOnCases,
        Duration emptyWithin,
        int emptySkus,
        int agreedCases,
        int agreedPercent,
        int withdrawnCases,
        int withdrawnDays) {

    /** Returns the figures that ship with the product. */
    public static AbuseFigures shipped() {
        return ShippedFile.read("/figures/abuse", AbuseFigures::read).orElseThrow();
    }

    private static AbuseFigures read(Input in) {
        return new AbuseFigures(
                Duration.ofDays(ReasonedFigure.read(in, "lookAfterDays", 1, 6)),
                Duration.ofDays(ReasonedFigure.read(in, "windowDays", 1, 365)),
                (int) ReasonedFigure.read(in, "dearerPercent", 1, 1_000),
                Duration.ofHours(ReasonedFigure.read(in, "soldOnAfterHours", 0, 144)),
                (int) ReasonedFigure.read(in, "soldOnCases", 1, 100),
                Duration.ofMinutes(ReasonedFigure.read(in, "emptyWithinMinutes", 1, 1_440)),
                (int) ReasonedFigure.read(in, "emptySkus", 2, 100),
                (int) ReasonedFigure.read(in, "agreedCases", 1, 100),
                (int) ReasonedFigure.read(in, "agreedPercent", 1, 100),
                (int) ReasonedFigure.read(in, "withdrawnCases", 1, 100),
                (int) ReasonedFigure.read(in, "withdrawnDays", 1, 30));
    }
}
