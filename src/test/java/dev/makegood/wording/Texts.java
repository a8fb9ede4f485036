package dev.makegood.wording;

import java.util.Map;

/** Makes and reads texts in the two languages of the Chinese market. */
public final class Texts {
    private static final Language ENGLISH = Language.of("en");
    private static final Language CHINESE = Language.of("zh-CN");

    private Texts() {}

    public static Text of(String en, String zhCN) {
        return new Text(Map.of("en", en, "zhCN", zhCN));
    }

    /** Returns the text of a sentence in both languages. */
    public static Text of(Sentence sentence) {
        return of(en(sentence), zhCN(sentence));
    }

    public static String en(Sentence sentence) {
        return sentence.in(ENGLISH);
    }

    public static String zhCN(Sentence sentence) {
        return sentence.in(CHINESE);
    }

    public static String en(Text text) {
        return text.byField().get("en");
    }

    public static String zhCN(Text text) {
        return text.byField().get("zhCN");
    }
}
