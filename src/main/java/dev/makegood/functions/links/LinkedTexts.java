package dev.makegood.functions.links;

import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Writes sentences in each language of the market. */
final class LinkedTexts {
    private LinkedTexts() {}

    /** Returns a text of one or more sentences. */
    static Text joined(List<Sentence> sentences) {
        return Market.current().text(language -> joined(sentences, language));
    }

    private static String joined(List<Sentence> sentences, Language language) {
        return sentences.stream()
                .map(sentence -> sentence.in(language))
                .collect(Collectors.joining(language.phrase("format.betweenSentences")));
    }
}
