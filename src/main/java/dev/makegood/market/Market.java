package dev.makegood.market;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.calendar.WorkingDays;
import dev.makegood.input.Input;
import dev.makegood.input.ShippedFile;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Holds the differences between countries that no policy contains. A stack has one market; each market is a file under
 * {@code markets}.
 *
 * @param zone the zone of days that merchants and suppliers give; a policy has its own
 * @param calendar the working days in which operators' deadlines are counted
 * @param languages the languages of each text; texts in one language use the first
 */
public record Market(ZoneId zone, WorkingDays calendar, List<Language> languages, Periods periods) {
    /**
     * Holds the periods that a country's law or custom sets for all policies.
     *
     * @param policyNoticeDays the least time between the publication of a changed policy and its effect, in days of 24
     *     hours
     * @param policyConsultation how long everybody can comment on a changed policy before it is published; absent if
     *     nobody must be asked
     * @param claimWithin how long after the ship time a buyer may claim
     * @param claimDecidedIn how long the decision of a claim may take
     * @param handOverAnsweredIn how long the answer to a buyer who asked for a person may take
     * @param refund how long a refund may take by law, whatever a policy says; absent if the law names no time
     */
    public record Periods(
            int policyNoticeDays,
            Optional<Duration> policyConsultation,
            TimeLimit claimWithin,
            TimeLimit claimDecidedIn,
            TimeLimit handOverAnsweredIn,
            Optional<LegalLimit> refund) {
        private static Periods read(Input in) {
            return new Periods(
                    (int) in.whole("policyNoticeDays", 1, TimeLimit.MOST_DAYS),
                    in.optional(
                            "policyConsultationDays", name -> Duration.ofDays(in.whole(name, 1, TimeLimit.MOST_DAYS))),
                    TimeLimit.read(in, "claimWithin"),
                    TimeLimit.read(in, "claimDecidedIn"),
                    TimeLimit.read(in, "handOverAnsweredIn"),
                    in.optional("refund", name -> in.object(name, LegalLimit::read)));
        }

        /** Returns the least time between publication and effect. */
        public Duration policyNotice() {
            return Duration.ofDays(policyNoticeDays);
        }
    }

    /**
     * Holds a time limit that a law sets.
     *
     * @param law its name, as lawyers cite it
     */
    public record LegalLimit(TimeLimit within, String law) {
        private static LegalLimit read(Input in) {
            return new LegalLimit(TimeLimit.read(in, "within"), in.text("law", 200));
        }
    }

    private static final int MOST_LANGUAGES = 10;
    private static final Market OF_STACK =
            named(Optional.ofNullable(System.getenv("MAKEGOOD_MARKET")).orElse("cn"));

    /** The market that a test runs in; threads that it starts inherit it. */
    private static final ThreadLocal<Market> OF_THREAD = new InheritableThreadLocal<>();

    /** Returns the market that the template's parameter {@code Market} names; within {@link #run}, the given one. */
    public static Market current() {
        return Optional.ofNullable(OF_THREAD.get()).orElse(OF_STACK);
    }

    /**
     * Reads a market.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Market named(String name) {
        return ShippedFile.read("/markets/" + name, Market::read)
                .orElseThrow(() -> new IllegalArgumentException("there is no market " + name));
    }

    private static Market read(Input in) {
        return new Market(
                in.zone("zone"),
                WorkingDays.of(in.id("calendar")),
                in.ids("languages", MOST_LANGUAGES).stream().map(Language::of).toList(),
                in.object("periods", Periods::read));
    }

    /** Runs a task as in a stack of this market, for tests. */
    public void run(Runnable task) {
        OF_THREAD.set(this);
        try {
            task.run();
        } finally {
            OF_THREAD.remove();
        }
    }

    /** Returns the day that it is at {@code at}. */
    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** Returns the first instant of a day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Returns the end of a time limit in the days of this market. */
    public WorkingDays.Deadline end(TimeLimit limit, Instant from) {
        return limit.end(from, zone, this::calendar);
    }

    public Language firstLanguage() {
        return languages.getFirst();
    }

    /** Returns the texts of sentences in each language. */
    public List<Text> texts(List<Sentence> sentences) {
        return sentences.stream().map(sentence -> text(sentence::in)).toList();
    }

    /** Returns the text that {@code writer} writes in each language. */
    public Text text(Function<Language, String> writer) {
        var texts = new TreeMap<String, String>();
        languages.forEach(language -> texts.put(language.field(), writer.apply(language)));
        return new Text(texts);
    }
}
