package dev.makegood.local.crash;

import dev.makegood.local.client.OrderBody;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.process.RestartedPlatform;
import java.time.Duration;
import java.util.List;

/** Is the gateway's simulator beside the platform, which misbehaves at random. */
record PaidByGateway(RestartedPlatform platform) implements Provider {
    @Override
    public List<OrderBody.Payment> pay(String orderId, long amountMinor) {
        return List.of();
    }

    @Override
    public List<Movement> movements() {
        return platform.movements();
    }

    @Override
    public List<String> anomalies() {
        return platform.anomalies();
    }

    @Override
    public boolean playsFates() {
        return true;
    }

    @Override
    public Duration quarter() {
        return Duration.ofSeconds(5);
    }
}
