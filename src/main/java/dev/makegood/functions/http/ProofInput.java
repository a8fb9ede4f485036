package dev.makegood.functions.http;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.regex.Pattern;

/** Reads proofs of ownership and digests: 256 bits in hexadecimal. */
public final class ProofInput {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    private ProofInput() {}

    public static String digits(Input in, String name) {
        return digits(in.at(name), in.text(name, 100));
    }

    /** Checks the text of a field or header, and returns it. */
    public static String digits(String name, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw InvalidInput.field(name, "must be 64 hexadecimal digits in lower case");
        }
        return text;
    }
}
