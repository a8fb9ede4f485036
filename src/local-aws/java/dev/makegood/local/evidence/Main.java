package dev.makegood.local.evidence;

import dev.makegood.evidence.CheckEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Runs {@code scripts/verify-evidence} and prints one line. Exits with 0 if the file is intact, 1 if it is not, 2 if
 * arguments or files cannot be used.
 */
public final class Main {
    private static final String USAGE = "usage: scripts/verify-evidence FILE [--key PUBLIC_KEY_FILE]";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        boolean pinned = arguments.length == 3 && arguments[1].equals("--key");
        if (arguments.length != 1 && !pinned) {
            System.out.println(USAGE);
            return 2;
        }
        try {
            Optional<byte[]> key = pinned ? Optional.of(key(arguments[2])) : Optional.empty();
            var verdict = CheckEvidence.check(Files.readAllBytes(Path.of(arguments[0])), key);
            String trust = pinned ? ", which is the key given" : " (give --key to know whose key that is)";
            System.out.println(
                    verdict.intact() ? "intact: " + verdict.says() + trust : "NOT INTACT: " + verdict.says());
            return verdict.intact() ? 0 : 1;
        } catch (IOException | IllegalArgumentException unusable) {
            System.out.println("cannot be used: " + unusable.getMessage());
            return 2;
        }
    }

    /** Reads the key in base64, as evidence has it, or as PEM, which adds a line before and after it. */
    private static byte[] key(String file) throws IOException {
        String text = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException(file + " holds no public key in base64 or PEM", noBase64);
        }
    }
}
