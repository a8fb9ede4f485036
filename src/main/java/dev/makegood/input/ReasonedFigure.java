package dev.makegood.input;

/** Reads a figure of a shipped file that stands there with its reason. The reason is for people. */
public final class ReasonedFigure {
    private static final int LONGEST_REASON = 500;

    private ReasonedFigure() {}

    /** Reads a figure between two values, both included. */
    public static long read(Input in, String name, long least, long most) {
        return in.object(name, one -> {
            one.text("because", LONGEST_REASON);
            return one.whole("is", least, most);
        });
    }
}
