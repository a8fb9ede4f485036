package dev.makegood.wording;

import java.util.Map;

/** Makes and reads texts in the two languages of the Chinese market. */
public final class Texts {
    private Texts() {}

    public static Text of(String en, String zhCN) {
        return new Text(Map.of("en", en, "zhCN", zhCN));
    }

    public static String en(Text text) {
        return text.byField().get("en");
    }

    public static String zhCN(Text text) {
        return text.byField().get("zhCN");
    }
}
