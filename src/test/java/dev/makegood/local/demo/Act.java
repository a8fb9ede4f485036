package dev.makegood.local.demo;

/** One more story, of one feature. It has merchants and buyers of its own, so that acts can be played in any order. */
public interface Act {
    /** What it is about, in a few words. */
    String title();

    /** Plays it through the HTTP API; what must have come of it are the stage's checks. */
    void play(Stage stage);
}
