package dev.makegood.local.admin;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the page on which somebody says who they are, where an identity provider would ask for a password. */
final class SignInPage {
    private SignInPage() {}

    /** Returns the page; its form sends the authorisation request again with a login_hint. */
    static String of(Map<String, String> query) {
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to the local platform</title>
            <style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:26rem;padding:0 1rem}form{margin:1rem 0}
            input,button{font:inherit;padding:.5rem .75rem}:root{color-scheme:light dark}</style>
            <h1>Who are you?</h1>
            <p>The local platform's identity provider asks for no password.</p>
            %s%s%s
            </html>
            """.formatted(
                        form(query, "operator", "An operator", ""),
                        form(query, "merchant", "This merchant", "m-1"),
                        form(query, "buyer", "This buyer", "buyer-79"));
    }

    private static String form(Map<String, String> query, String role, String button, String example) {
        String hidden = new TreeMap<>(query)
                .entrySet().stream()
                        .map(one -> "<input type=hidden name=\"" + escape(one.getKey()) + "\" value=\""
                                + escape(one.getValue()) + "\">")
                        .collect(Collectors.joining());
        String id = example.isEmpty()
                ? ""
                : "<input name=id required aria-label=\"Id of the " + role + "\" value=\"" + example + "\"> ";
        return "<form method=get action=/authorize>" + hidden + "<input type=hidden name=role value=" + role + ">" + id
                + "<button>" + button + "</button></form>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
