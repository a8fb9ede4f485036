package dev.makegood.local.replay;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the arguments of a command: the folder of the orders, and options with their values. */
record Given(Path folder, Map<String, String> options) {
    /**
     * Reads arguments.
     *
     * @param known the options that there are, each with a value
     * @throws IllegalArgumentException if the folder or a value is missing, or an option is not known
     */
    static Given read(Set<String> known, String... arguments) {
        Optional<Path> folder = Optional.empty();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                folder = Optional.of(Path.of(arguments[i]));
            } else if (!known.contains(arguments[i])) {
                throw new IllegalArgumentException("Unknown argument " + arguments[i]);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            } else {
                options.put(arguments[i], arguments[++i]);
            }
        }
        return new Given(folder.orElseThrow(() -> new IllegalArgumentException("DIR is missing")), options);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
