package dev.makegood.notice;

import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import dev.makegood.wording.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Renders the texts of notices. */
public final class NoticeText {
    private NoticeText() {}

    /**
     * Renders a notice.
     *
     * @throws IllegalArgumentException if a phrase needs a detail that the fact does not have
     */
    public static Text render(Notice notice) {
        Details details = Details.of(notice.fact());
        Instant at = notice.createdAt();
        List<String> phrases = Phrases.of(notice.fact());
        return Market.current()
                .text(language -> phrases.stream()
                        .map(language::phrase)
                        .map(phrase -> Language.fill(phrase, name -> value(name, details, at, language)))
                        .collect(Collectors.joining(language.phrase("format.betweenSentences"))));
    }

    /** Returns the steps of the assessment, if the fact explains an amount; else none. */
    public static List<Text> steps(Notice notice) {
        return Market.current().texts(notice.steps());
    }

    private static String value(String name, Details details, Instant at, Language language) {
        return switch (name) {
            case "byOurDeadline" -> by("deadline", name, details, at, language);
            case "byShipBy" -> by("shipBy", name, details, at, language);
            case "steps" -> steps(details, language);
            case "lastStep" -> details.steps().getLast().in(language);
            case "trigger", "why", "form" -> language.phrase(name + "." + details.get(name));
            case "formName" -> language.phrase("formName." + details.get("form"));
            case "ourDeadline" -> language.time(Times.ours((Instant) details.get("deadline")), zone(details));
            case "arrivesOn", "restockOn" ->
                language.day((LocalDate) details.get(name), Market.current().zone());
            default -> value(name, details.get(name), zone(details), language);
        };
    }

    /** Tells by when something is to be done; if that time is over, when it was to be done. */
    private static String by(String time, String name, Details details, Instant at, Language language) {
        boolean over = ((Instant) details.get(time)).isBefore(at);
        String phrase = language.phrase("format." + name + (over ? ".over" : ""));
        return Language.fill(phrase, inner -> value(inner, details, at, language));
    }

    private static String value(String name, Object value, ZoneId zone, Language language) {
        return switch (value) {
            case Money amount -> language.amount(amount);
            case Instant at -> language.time(at, zone);
            case LocalDate day -> language.day(day, zone);
            case Worded word -> language.phrase(name + "." + word.id());
            default -> Details.text(value);
        };
    }

    private static String steps(Details details, Language language) {
        List<Sentence> steps = details.steps();
        Function<Integer, String> numbered =
                i -> "(" + (i + 1) + ") " + steps.get(i).in(language);
        return IntStream.range(0, steps.size())
                .boxed()
                .map(numbered)
                .collect(Collectors.joining(language.phrase("format.betweenSteps")));
    }

    /** Returns the zone of the policy, or of the market if no policy applies. */
    private static ZoneId zone(Details details) {
        return details.has("zone")
                ? (ZoneId) details.get("zone")
                : Market.current().zone();
    }
}
