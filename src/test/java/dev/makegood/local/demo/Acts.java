package dev.makegood.local.demo;

import java.util.List;

/** The acts of the demo, in the order in which it plays them. */
public final class Acts {
    public static final List<Act> ALL = List.of(
            new ChoiceAct(),
            new CancellationAct(),
            new TranchesAct(),
            new ReturnedAct(),
            new RestockAct(),
            new PresaleAct(),
            new ClaimAct(),
            new UntrueShipmentAct(),
            new DeskAct(),
            new WaysOutAct(),
            new ReputationAct(),
            new FilesAct(),
            new ErasureAct());

    private Acts() {}
}
