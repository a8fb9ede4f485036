package dev.makegood.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Changes a valid text at a few places; the same seed changes it in the same way. */
public final class Mangled {
    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"(?!\\s*:)|-?\\d+|true|false|null");
    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"(?=\\s*:)");
    private static final String CHARACTERS = "{}[]:,\"'\\-+.eE09 \n\t&*!|>#%@`~\u0000é字";

    private final Random random;

    private Mangled(long seed) {
        random = new Random(seed);
    }

    public static String json(String good, long seed) {
        var mangled = new Mangled(seed);
        String text = good;
        for (int i = mangled.random.nextInt(3); i >= 0; i--) {
            text = mangled.changed(text);
        }
        return text;
    }

    /** Deletes, doubles or moves lines, and changes characters. */
    public static String yaml(String good, long seed) {
        var mangled = new Mangled(seed);
        String text = good;
        for (int i = mangled.random.nextInt(3); i >= 0; i--) {
            text = mangled.random.nextBoolean() ? mangled.relined(text) : mangled.respelt(text);
        }
        return text;
    }

    private String changed(String text) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> replaced(text, VALUE, pick(Hostile.JSON));
            case 2 -> replaced(text, NAME, pick(List.of("\"extra\"", "\"\"", "\"merchantId\"", "\"~\"")));
            case 3 -> replaced(text, Pattern.compile("\\{"), "{" + pick(List.of("\"extra\":1,", "\"a\":", ",")));
            case 4 -> text.substring(0, random.nextInt(text.length() + 1));
            default -> respelt(text);
        };
    }

    private String replaced(String text, Pattern pattern, String by) {
        var places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return text + by;
        }
        var place = pick(places);
        return text.substring(0, place.start()) + by + text.substring(place.end());
    }

    private String respelt(String text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(3));
        return text.substring(0, at) + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + text.substring(end);
    }

    private String relined(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, "  " + lines.get(at));
            case 3 -> lines.set(at, lines.get(at).replaceFirst(":.*", ": " + pick(Hostile.JSON)));
            default ->
                lines.set(at, lines.get(at).replaceFirst(": ", ": " + pick(List.of("&a ", "*a ", "!!int ", "- "))));
        }
        return String.join("\n", lines);
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
