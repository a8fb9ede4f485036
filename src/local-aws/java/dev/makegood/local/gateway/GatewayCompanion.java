package dev.makegood.local.gateway;

import dev.makegood.local.Companion;
import dev.makegood.local.template.LocalSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.Map;

/** Runs the gateway simulator beside the functions: a server of its own that calls the API's webhook. */
public final class GatewayCompanion implements Companion {
    private final GatewaySimulator simulator;

    private GatewayCompanion(GatewaySimulator simulator) {
        this.simulator = simulator;
    }

    /** Returns the factory with which the platform starts it. */
    public static Companion.Factory factory() {
        return factory(List.of());
    }

    /** Returns the factory of a simulator that behaves like this from its start. */
    public static Companion.Factory factory(List<Behaviour> fromStart) {
        return site -> start(site, fromStart);
    }

    private static GatewayCompanion start(Companion.Site site, List<Behaviour> fromStart) {
        String token = site.secrets().get(LocalSecret.GATEWAY_TOKEN);
        try {
            var simulator = new GatewaySimulator(site.ports().gateway(), token, site.clock(), site.data());
            fromStart.forEach(simulator::behave);
            simulator.webhook(
                    site.api().resolve("/gateway/http/webhook"), site.secrets().get(LocalSecret.WEBHOOK_KEY));
            return new GatewayCompanion(simulator);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Port " + site.ports().gateway()
                            + " of the payment gateway is taken; choose others with --port-base",
                    taken);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public GatewaySimulator simulator() {
        return simulator;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MAKEGOOD_GATEWAY_URL", simulator.uri().toString());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
