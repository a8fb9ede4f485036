package dev.makegood.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.market.Market;
import java.util.stream.Collectors;

/** Renders an evidence file as a page to read and print: one file without scripts or external content. */
public final class EvidencePage {
    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Case %1$s</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }
        table { border-collapse: collapse; width: 100%%; }
        th, td { border-bottom: 1px solid #ccc; padding: .4em .6em; text-align: left; vertical-align: top; }
        dl { display: grid; gap: 0 1em; grid-template-columns: max-content auto; margin: 0; }
        dd { margin: 0; overflow-wrap: anywhere; }
        td, h1 { white-space: pre-wrap; }
        code { overflow-wrap: anywhere; }
        </style>
        </head>
        <body>
        <h1>Case %1$s</h1>
        <p>%2$s records, exported %3$s by %4$s. Times are UTC. Only the JSON file can be checked; the hash of its last record
        is <code>%5$s</code>.</p>
        <table>
        <thead><tr><th>#</th><th>When</th><th>Who</th><th>What</th><th>Details</th></tr></thead>
        <tbody>
        %6$s
        </tbody>
        </table>
        </body>
        </html>
        """;

    private EvidencePage() {}

    /**
     * Returns the page.
     *
     * @param file as made by {@link ExportEvidence}
     */
    public static String of(JsonNode file) {
        String rows = file.path("records").valueStream().map(EvidencePage::row).collect(Collectors.joining("\n"));
        return PAGE.formatted(
                text(file, "caseId"),
                text(file, "count"),
                text(file, "exportedAt"),
                text(file, "exportedBy"),
                text(file, "last"),
                rows);
    }

    private static String row(JsonNode record) {
        JsonNode said = record.at("/details/text");
        String details = said.isObject()
                ? "<p>To " + text(record.path("details"), "recipient") + ":</p>" + inEachLanguage(said)
                : list(record.path("details"));
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        text(record, "number"), text(record, "at"), text(record, "by"), text(record, "what"), details);
    }

    private static String inEachLanguage(JsonNode said) {
        return Market.current().languages().stream()
                .map(language -> "<p lang=\"" + language.tag() + "\">" + text(said, language.field()) + "</p>")
                .collect(Collectors.joining());
    }

    private static String list(JsonNode details) {
        return details.properties().stream()
                .map(field -> "<dt>" + escaped(field.getKey()) + "</dt><dd>"
                        + escaped(
                                field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : field.getValue().toString())
                        + "</dd>")
                .collect(Collectors.joining("", "<dl>", "</dl>"));
    }

    private static String text(JsonNode node, String name) {
        return escaped(node.path(name).asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
