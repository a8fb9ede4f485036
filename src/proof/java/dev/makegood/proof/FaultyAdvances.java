package dev.makegood.proof;

import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.GatewayOutcome;

/** Is the provider of advances as a process sees it: like the real client it never throws, and a fault is an unknown outcome. */
record FaultyAdvances(Process process, AdvanceProvider provider) implements AdvanceProvider {
    @Override
    public GatewayOutcome find(Advanced refund) {
        return process.remote(
                CallSite.GATEWAY_FIND,
                refund.reference(),
                () -> provider.find(refund),
                fault -> new GatewayOutcome.Unknown(fault.toString()));
    }

    @Override
    public GatewayOutcome takeBack(Advanced refund) {
        return process.remote(
                CallSite.GATEWAY_REFUND,
                refund.reference(),
                () -> provider.takeBack(refund),
                fault -> new GatewayOutcome.Unknown(fault.toString()));
    }
}
