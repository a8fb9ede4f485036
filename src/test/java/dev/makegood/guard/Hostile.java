package dev.makegood.guard;

import java.util.List;

/** Holds input of an attacker or a broken program. */
public final class Hostile {
    /** A text that appears only in requests of this test. */
    public static final String MARK = "evil";

    private static final int LONG = 10_000;

    /**
     * The replacements of an id: separators of keys, markup, paths and lines, hidden characters, and lengths; none is a
     * valid id.
     */
    public static final List<String> IDS = List.of(
            MARK + "~1~stockout",
            "O1~1~" + MARK,
            MARK + "~1~stockout~1-1",
            MARK + "~1~stockout~9-1",
            "coupon~" + MARK + "~1~stockout",
            MARK + "~~",
            "~" + MARK,
            MARK + "%7E1%7Estockout",
            MARK + "%252F1",
            MARK + "%0A",
            MARK + "%",
            "\\u0022" + MARK,
            "..\\" + MARK,
            "${jndi:ldap://" + MARK + "}",
            MARK + "\n\r\t\u0000",
            MARK + "\u202e\u0301\uff5e",
            MARK + "\u200d",
            MARK + "e\u0301",
            MARK + "\u2028",
            "\u0301" + MARK,
            MARK + "\ud800",
            "\"" + MARK + "'<script>",
            " ",
            MARK.repeat(LONG / MARK.length()));

    /** Replaces any JSON value. */
    static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-0",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999",
            "[]",
            "{}",
            "[[]]",
            "[".repeat(17) + "]".repeat(17),
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\u202e\\u0301\"",
            "\"a~b\"",
            "\"a#b\"",
            "\"O1~1~stockout\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59+18:00\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"2199-12-31T23:59:59.999999999Z\"",
            "\"2000-01-01\"",
            "\"XXX\"",
            "\"CNY\"",
            "\"JPY\"",
            "\"refund\"",
            "\"" + "x".repeat(LONG) + "\"",
            "\"" + "\\u5b57".repeat(2_000) + "\"",
            "{\"" + "n".repeat(200) + "\":1}");

    /** Replaces a query parameter. */
    public static final List<String> QUERIES = List.of(
            "",
            " ",
            "-1",
            "0",
            "101",
            "99999999999999999999",
            "1e3",
            "٣",
            "parked",
            "null",
            "~",
            "x".repeat(LONG),
            "\u0000",
            "\ud800");

    private Hostile() {}
}
