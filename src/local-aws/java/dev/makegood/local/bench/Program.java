package dev.makegood.local.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Is one way to run a function.
 *
 * @param name as in the printed table
 * @param command the JVM or Node, and its arguments
 * @param taskRoot the directory that the runtime client loads by a class loader of its own; an empty one if all classes
 *     are on the class path
 * @param restored true if only the time after a snapshot counts, which SnapStart takes and restores
 */
record Program(String name, List<String> command, Path taskRoot, boolean restored) {

    /** Returns the name of a file about it, without an ending. */
    String fileName() {
        return name.replaceAll("\\W+", "-");
    }

    /** Returns this program with further flags for its JVM. */
    Program with(String newName, String... flags) {
        var longer = new ArrayList<String>();
        longer.add(command.getFirst());
        longer.addAll(List.of(flags));
        longer.addAll(command.subList(1, command.size()));
        return new Program(newName, List.copyOf(longer), taskRoot, restored);
    }

    /** Returns this program with SnapStart. The property is Lambda's own: it connects org.crac with the runtime client. */
    Program withSnapStart() {
        Program prepared =
                with(name + ", after SnapStart", "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        return new Program(prepared.name, prepared.command, taskRoot, true);
    }
}
