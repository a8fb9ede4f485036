package dev.makegood.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the arguments of a program: options, each {@code --name VALUE}, and flags, each {@code --name}. */
public final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the arguments. Prints help if asked for and exits with 0; exits with 2 if they are wrong. */
    public static Arguments read(String[] arguments, String usage, Set<String> options, Set<String> flags) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(usage);
            System.exit(0);
        }
        try {
            return parse(arguments, options, flags);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + usage);
            System.exit(2);
            throw wrong;
        }
    }

    /**
     * Parses the arguments.
     *
     * @throws IllegalArgumentException with a sentence for whoever called the program
     */
    static Arguments parse(String[] arguments, Set<String> options, Set<String> flags) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (!options.contains(name)) {
                throw new IllegalArgumentException("Unknown argument " + name);
            } else if (++i == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value");
            } else {
                values.put(name, arguments[i]);
            }
        }
        return new Arguments(values);
    }
}
