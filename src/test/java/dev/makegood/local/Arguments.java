package dev.makegood.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arguments of a program that takes options, each {@code --name VALUE}, and flags, each {@code --name}. */
public final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /** Reads them. Help is printed where it is asked for, and ends the program with 0; wrong arguments end it with 2. */
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

    /** @throws IllegalArgumentException with a sentence for whoever called the program */
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
