package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Reads the headers that CloudFront adds to the console's pages, so that a browser is bound locally by the same ones. */
final class HeadersReader {
    private HeadersReader() {}

    /**
     * Returns the headers by name, in lower case. The content security policy keeps the names of addresses in braces
     * after a dollar sign, since a local platform has other addresses. None if the template has no such policy.
     */
    static Map<String, String> read(JsonNode resources) {
        var headers = new HashMap<String, String>();
        for (JsonNode resource : resources) {
            if (resource.path("Type").asText().equals("AWS::CloudFront::ResponseHeadersPolicy")) {
                JsonNode config = resource.path("Properties").path("ResponseHeadersPolicyConfig");
                security(config.path("SecurityHeadersConfig"), headers);
                config.at("/CustomHeadersConfig/Items")
                        .forEach(one -> headers.put(
                                one.path("Header").asText(), one.path("Value").asText()));
            }
        }
        return headers;
    }

    private static void security(JsonNode config, Map<String, String> headers) {
        JsonNode age = config.at("/StrictTransportSecurity/AccessControlMaxAgeSec");
        headers.put(
                "content-security-policy",
                config.at("/ContentSecurityPolicy/ContentSecurityPolicy/Fn::Sub/0")
                        .asText());
        headers.put("x-content-type-options", "nosniff");
        headers.put("x-frame-options", config.at("/FrameOptions/FrameOption").asText());
        headers.put(
                "referrer-policy", config.at("/ReferrerPolicy/ReferrerPolicy").asText());
        headers.put("strict-transport-security", "max-age=" + age.asInt() + "; includeSubDomains");
    }
}
