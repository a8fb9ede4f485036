package dev.makegood.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the arguments of a command.
 *
 * @param values of each option that was given, in their order
 * @param flags that were given
 */
public record Arguments(List<Path> files, Map<String, List<String>> values, Set<String> flags) {
    /**
     * Reads arguments.
     *
     * @param withValue the options that take a value
     * @param known the flags that there are
     * @throws IllegalArgumentException if an option is not known or has no value
     */
    public static Arguments read(Set<String> withValue, Set<String> known, String... arguments) {
        var files = new ArrayList<Path>();
        var values = new HashMap<String, List<String>>();
        var flags = new HashSet<String>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (withValue.contains(argument)) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(argument + " needs a value");
                }
                values.computeIfAbsent(argument, _ -> new ArrayList<>()).add(arguments[++i]);
            } else if (known.contains(argument)) {
                flags.add(argument);
            } else if (argument.startsWith("--")) {
                throw new IllegalArgumentException("Unknown argument " + argument);
            } else {
                files.add(Path.of(argument));
            }
        }
        return new Arguments(files, values, flags);
    }

    /**
     * Returns the one file or folder that was given.
     *
     * @param name what the usage calls it
     * @throws IllegalArgumentException if none or several were given
     */
    public Path file(String name) {
        if (files.size() > 1) {
            throw new IllegalArgumentException("there is one " + name + ", not also " + files.get(1));
        }
        return files.stream().findFirst().orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** Returns all values of an option that may be given several times. */
    public List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** Returns the value of an option, the last one that was given. */
    public Optional<String> value(String option) {
        List<String> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public Optional<Path> path(String option) {
        return value(option).map(Path::of);
    }
}
