package dev.makegood.choice;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Compares titles of goods by their pairs of neighbouring letters and digits, in any language: the coefficient of Dice and
 * Sørensen. It needs no words, which Chinese titles do not separate.
 */
final class Titles {
    private Titles() {}

    /** Returns how much two titles have in common, in whole percent, rounded down: 100 for the same letters in the same order. */
    static int similarPercent(String one, String other) {
        Map<String, Integer> pairs = pairs(one);
        Map<String, Integer> others = pairs(other);
        int common = pairs.entrySet().stream()
                .mapToInt(pair -> Math.min(pair.getValue(), others.getOrDefault(pair.getKey(), 0)))
                .sum();
        int all = count(pairs) + count(others);
        return all == 0 ? 0 : 200 * common / all;
    }

    private static int count(Map<String, Integer> pairs) {
        return pairs.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Counts the pairs; the letters of one character alone are a pair with nothing, so that it can be compared too. */
    private static Map<String, Integer> pairs(String title) {
        int[] letters = Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        var pairs = new HashMap<String, Integer>();
        if (letters.length == 1) {
            pairs.put(Character.toString(letters[0]), 1);
        }
        for (int n = 1; n < letters.length; n++) {
            pairs.merge(Character.toString(letters[n - 1]) + Character.toString(letters[n]), 1, Integer::sum);
        }
        return pairs;
    }
}
