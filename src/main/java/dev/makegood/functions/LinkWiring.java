package dev.makegood.functions;

import dev.makegood.functions.links.Pages;
import dev.makegood.link.LinkTokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import org.eclipse.microprofile.config.Config;

/** Creates what links need, as the environment configures it. */
public final class LinkWiring {
    /** Links under the previous key stay valid until they expire, unless that version is withdrawn. */
    @Produces
    @Singleton
    LinkTokens linkTokens(Config config, Clock clock) {
        var validFor = Period.ofDays(config.getValue("makegood.link.days", Integer.class));
        String name = config.getValue("makegood.link.secret", String.class);
        return new LinkTokens(Wiring.secret(name, Duration.ofDays(validFor.getDays() + 1L), clock), validFor);
    }

    @Produces
    @Singleton
    Pages pages(Config config) {
        return new Pages(config.getOptionalValue("makegood.pages.url", String.class));
    }
}
