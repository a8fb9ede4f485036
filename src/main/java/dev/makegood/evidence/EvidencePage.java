package dev.makegood.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders an evidence file as a page to read and print: one file without scripts or external content. */
public final class EvidencePage {
    private static final String PAGE = """
        <!doctype html>
        <html lang="%1$s">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%2$s</title>
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
        <h1>%2$s</h1>
        <p>%3$s <code>%4$s</code></p>
        <table>
        <thead><tr>%5$s</tr></thead>
        <tbody>
        %6$s
        </tbody>
        </table>
        </body>
        </html>
        """;

    private EvidencePage() {}

    /**
     * Returns the page, in the market's first language. Notices are in all of its languages.
     *
     * @param file the file that {@link ExportEvidence} made
     */
    public static String of(JsonNode file) {
        Language language = Market.current().firstLanguage();
        String rows = file.path("records")
                .valueStream()
                .map(record -> row(record, language))
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(
                language.tag(),
                words("page.title", file, language),
                words("page.exported", file, language),
                text(file, "last"),
                headings(language),
                rows);
    }

    private static String headings(Language language) {
        return Stream.of("number", "at", "by", "what", "details")
                .map(column -> "<th>" + language.phrase("page." + column) + "</th>")
                .collect(Collectors.joining());
    }

    /** Fills a phrase with fields of a node. */
    private static String words(String phrase, JsonNode node, Language language) {
        return Language.fill(language.phrase(phrase), name -> text(node, name));
    }

    private static String row(JsonNode record, Language language) {
        JsonNode details = record.path("details");
        JsonNode said = details.path("text");
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        text(record, "number"),
                        text(record, "at"),
                        text(record, "by"),
                        text(record, "what"),
                        said.isObject()
                                ? "<p>" + words("page.to", details, language) + "</p>" + inEachLanguage(said)
                                : list(details));
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
