package dev.makegood.local.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.market.Market;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds what the console must know of a platform.
 *
 * @param api the HTTP API
 * @param issuer where people sign in; also the admin server, whose controls the developer's page shows
 * @param files where evidence and imports are uploaded
 * @param audience of the tokens that the API accepts
 */
public record ConsoleSite(URI api, URI issuer, URI files, String audience, Market market, Clock clock) {
    /** The console's name at the issuer. */
    public static final String CLIENT_ID = "makegood-console";

    /** Returns what a deployment writes beside its pages (scripts/publish-console), and the platform's time. */
    public String configuration() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("api", api.toString())
                .put("issuer", issuer.toString())
                .put("clientId", CLIENT_ID)
                .put("audience", audience)
                .put("zone", market.zone().getId())
                .put("now", clock.instant().toString())
                .put("developer", issuer.toString());
        var languages = json.putArray("languages");
        market.languages().forEach(language -> languages.add(language.tag()));
        return json.toString();
    }

    /**
     * Returns the template's headers with this platform's addresses.
     *
     * @throws IllegalStateException if the content security policy names another address
     */
    public Map<String, String> headers(Map<String, String> ofTemplate) {
        var headers = new HashMap<>(ofTemplate);
        headers.computeIfPresent("content-security-policy", (name, policy) -> {
            String local = policy.replace("${ApiAddress}", api.toString())
                    .replace("${SignInAddresses}", issuer.toString())
                    .replace("${FilesAddress}", files.toString());
            if (local.contains("${")) {
                throw new IllegalStateException("The console's policy has an address that is not known: " + local);
            }
            return local;
        });
        return headers;
    }
}
