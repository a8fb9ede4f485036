package dev.makegood.functions;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.regex.Pattern;

/** Proofs of ownership and digests as callers write them: 256 bits. */
final class ProofInput {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    private ProofInput() {}

    static String digits(Input in, String name) {
        return digits(in.at(name), in.text(name, 100));
    }

    /** The text of a field or header, if it is one. */
    static String digits(String name, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw InvalidInput.field(name, "must be 64 hexadecimal digits in lower case");
        }
        return text;
    }
}
