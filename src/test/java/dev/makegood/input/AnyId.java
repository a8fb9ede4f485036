package dev.makegood.input;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Draws ids: of parts that have a meaning in our keys, in paths, files, logs and spreadsheets, and of any characters. */
public final class AnyId {
    private static final List<String> PARTS = List.of(
            "1",
            "2",
            "a",
            "A",
            "O1",
            "stockout",
            "coupon",
            "order",
            "cap",
            "LINE",
            "me",
            "merchant:",
            "platform",
            "1-1",
            "/",
            "..",
            ".",
            "?",
            "#",
            "&",
            "=",
            "+",
            "@",
            ":",
            ";",
            ",",
            "-",
            " ",
            "'",
            "|",
            "$",
            "茶叶",
            "é",
            "🀄",
            "～");

    private AnyId() {}

    public static Arbitrary<String> ids() {
        var ofParts = Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
        var any = Arbitraries.strings().ofMinLength(1).ofMaxLength(6);
        var longest = Arbitraries.of("x".repeat(128), "茶".repeat(85), "🀄".repeat(64), "/".repeat(128));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, ofParts),
                        net.jqwik.api.Tuple.of(3, any),
                        net.jqwik.api.Tuple.of(1, longest))
                .filter(10_000, Ids::isId);
    }
}
