package dev.makegood.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;

/** Holds how somebody looks at the console. */
record Circumstances(String language, int width, ColorScheme colours) {
    /** The narrowest phone that is supported. */
    static final int PHONE = 360;

    private static final int DESK = 1280;

    /** Returns both languages at both widths; phones are dark, desks are light. */
    static Stream<Circumstances> all() {
        return Stream.of("en", "zh-CN")
                .flatMap(language -> Stream.of(
                        new Circumstances(language, PHONE, ColorScheme.DARK),
                        new Circumstances(language, DESK, ColorScheme.LIGHT)));
    }
}
