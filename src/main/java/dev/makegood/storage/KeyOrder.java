package dev.makegood.storage;

import java.util.Comparator;

/** Orders key attributes as DynamoDB does: by their UTF-8 bytes, which is the order of Unicode's code points. */
public final class KeyOrder {
    public static final Comparator<String> COMPARATOR = KeyOrder::compare;

    private KeyOrder() {}

    /** Compares two texts; {@link String#compareTo} differs for characters that are surrogate pairs in Java. */
    public static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean pair = Character.isSurrogate(a);
                return pair == Character.isSurrogate(b) ? a - b : pair ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }
}
