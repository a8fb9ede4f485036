package dev.makegood.local.demo;

import java.util.List;

/** Lists the acts of the demo, in the order in which they are played. */
public final class Acts {
    public static final List<Act> ALL = List.of(
            new ChoiceAct(),
            new CancellationAct(),
            new WayOutAct(),
            new TranchesAct(),
            new PaymentsAct(),
            new ReturnedAct(),
            new RestockAct(),
            new PresaleAct(),
            new ClaimAct(),
            new UntrueShipmentAct(),
            new DeskAct(),
            new WaysOutAct(),
            new ReputationAct(),
            new FinesAct(),
            new FilesAct(),
            new ErasureAct());

    private Acts() {}
}
