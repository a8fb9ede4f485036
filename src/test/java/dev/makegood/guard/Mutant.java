package dev.makegood.guard;

/**
 * The source of one class with one check taken out.
 *
 * @param file below {@code src/main/java}
 * @param line of the check, from 1
 * @param before the check
 * @param after what stands in its place
 */
record Mutant(String file, int line, String before, String after, String source) {
    static Mutant at(String file, String source, int start, int end, String after) {
        int line = 1
                + (int) source.substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String mutated = source.substring(0, start) + after + source.substring(end);
        return new Mutant(file, line, source.substring(start, end), after, mutated);
    }

    @Override
    public String toString() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line + ": " + before.replaceAll("\\s+", " ") + " -> "
                + after;
    }
}
