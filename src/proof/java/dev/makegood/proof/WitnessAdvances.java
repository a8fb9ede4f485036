package dev.makegood.proof;

import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.GatewayOutcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes back from merchants what the platform advanced, and is the witness of it. It tries for a while: a return that was
 * just asked for is on its way, and is done when it is looked up.
 */
final class WitnessAdvances implements AdvanceProvider {
    /** What was asked for, by the reference of the refund. */
    final Map<String, Advanced> taken = new TreeMap<>();

    @Override
    public GatewayOutcome find(Advanced refund) {
        return taken.containsKey(refund.reference())
                ? new GatewayOutcome.Done("back-" + refund.reference())
                : new GatewayOutcome.NotFound();
    }

    @Override
    public GatewayOutcome takeBack(Advanced refund) {
        taken.put(refund.reference(), refund);
        return new GatewayOutcome.Pending("back-" + refund.reference());
    }
}
