package dev.makegood.stockout;

import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.Portion;
import java.util.stream.IntStream;

/** Selects the facts of a case that count for its assessment. */
record CaseFacts(Case of) {

    /** Returns the facts for its assessment. */
    Facts facts() {
        return Facts.of(
                        of.id().violation(),
                        IntStream.range(0, of.tranches().size())
                                .mapToObj(this::counted)
                                .toList())
                .happened(Milestones.of(of.subject().paidAt(), of.establishedAt()))
                .promisedToShip(of.circumstances().ship())
                .using(of.circumstances().used())
                .given(of.circumstances().given())
                .promised(of.circumstances().promise())
                .counting(of.circumstances().merchantLines())
                .with(of.circumstances().attributes());
    }

    /** If nothing is owed without a complaint, an upheld complaint counts only for the tranches that existed then. */
    private Portion counted(int i) {
        Portion portion = of.tranches().get(i).counted();
        boolean missing = of.circumstances().attributes().contains(Circumstances.COMPLAINT_UPHELD)
                && i >= of.covered().complained();
        return missing && portion.exemption().isEmpty() ? portion.exempt(Exemption.NO_COMPLAINT) : portion;
    }

    /** Returns how many units of a tranche something may be owed for. */
    int countedUnits(int i, boolean gifts) {
        Tranche tranche = of.tranches().get(i);
        return counted(i).counts(gifts) ? tranche.units() - tranche.madeGood() : 0;
    }
}
