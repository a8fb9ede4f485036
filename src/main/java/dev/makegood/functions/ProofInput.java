package dev.makegood.functions;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.regex.Pattern;

/** Reads proofs of ownership and digests: 256 bits in hexadecimal. */
final class ProofInput {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    private ProofInput() {}

    static String digits(Input in, String name) {
        return digits(in.at(name), in.text(name, 100));
    }

    /** Checks the text of a field or header, and returns it. */
    static String digits(String name, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw InvalidInput.field(name, "must be 64 hexadecimal digits in lower case");
        }
        return text;
    }
}
