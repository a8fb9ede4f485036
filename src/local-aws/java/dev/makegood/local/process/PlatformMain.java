package dev.makegood.local.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.Companion;
import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.stripe.LocalstripeCompanion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the local platform on free ports, for a test that kills it. Its arguments are a data directory, the address of a
 * localstripe or an empty text, and then how the gateway behaves from its start, each in JSON. Prints its address in one
 * line of JSON, and ends with its standard input, so that it does not outlive the test.
 */
final class PlatformMain {
    /** Enough for races, with few cold starts after each kill. */
    private static final int CONCURRENCY = 2;

    private PlatformMain() {}

    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().name("test-watch").start(PlatformMain::endWithInput);
        var mapper = new ObjectMapper();
        var behaviours = new ArrayList<Behaviour>();
        for (String behaviour : List.of(arguments).subList(2, arguments.length)) {
            behaviours.add(mapper.readValue(behaviour, Behaviour.class));
        }
        var companions = new ArrayList<Companion.Factory>(List.of(GatewayCompanion.factory(behaviours)));
        if (!arguments[1].isEmpty()) {
            companions.add(LocalstripeCompanion.factory(URI.create(arguments[1])));
        }
        var options = LocalOptions.defaults()
                .ports(0)
                .data(Path.of(arguments[0]))
                .concurrency(CONCURRENCY)
                .companions(companions);
        LocalPlatform platform = LocalPlatform.start(options);
        var addresses = new Addresses(
                platform.baseUri(), platform.adminUri(), platform.gateway().uri());
        System.out.println(mapper.writeValueAsString(addresses));
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
