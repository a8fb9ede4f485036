package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.calendar.WorkingDays;
import dev.makegood.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds one published version of a policy: all its rules as data. It never changes.
 *
 * @param platform the marketplace to whose orders it applies
 * @param violation the class of violation to which it applies
 * @param currency the only currency to which it applies
 * @param zone the zone of its days
 * @param calendar the calendar of its working days; absent if it needs none, or only the market's for appeals
 * @param effectiveAt the first instant at which it applies; absent for first versions that apply to all of the past
 * @param brake when the refunds of one report are held back; absent if they never are
 * @param urge what a buyer's urge to ship does; absent if buyers cannot urge
 * @param silence what the buyer's silence about a delay means; absent if a merchant cannot tell delays
 * @param furtherPeriod in which a buyer may call upon the merchant to ship; absent if buyers cannot
 * @param exemptions the grounds on which it owes no compensation
 * @param consultation when everybody could comment on it; absent if nobody was asked
 * @param source the origin of the rules, and questions that it leaves open
 * @param examples worked examples, checked on publication
 */
public record PolicyVersion(
        String policyId,
        @JsonProperty("version") int number,
        String platform,
        Violation violation,
        CurrencyUnit currency,
        ZoneId zone,
        Optional<String> calendar,
        Terms.Detection detection,
        CompensationRule compensation,
        Terms.Payment payment,
        Terms.Form form,
        Terms.Refund refund,
        Optional<BrakeTerms> brake,
        AppealTerms appeal,
        NegotiationTerms negotiation,
        CancellationTerms cancellation,
        Optional<UrgeTerms> urge,
        Optional<SilenceTerms> silence,
        Optional<FurtherPeriodTerms> furtherPeriod,
        List<Exemption> exemptions,
        Instant publishedAt,
        Optional<Instant> effectiveAt,
        Optional<Consultation> consultation,
        String source,
        List<Example> examples) {

    /** The least time that a wait leaves to settle a refund; hours that a version may state leave it too. */
    private static final Duration TO_SETTLE = Duration.ofHours(1);

    @JsonIgnore
    public PolicyRef ref() {
        return new PolicyRef(policyId, number);
    }

    /** Returns the number of the version that it replaces. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Optional<Integer> supersedes() {
        return number > 1 ? Optional.of(number - 1) : Optional.empty();
    }

    /** Returns the domain of the policy; no two published policies share one. */
    @JsonIgnore
    public Domain domain() {
        return new Domain(platform, violation, currency);
    }

    /** Names the domain of a policy: platform, violation and currency. */
    public record Domain(String platform, Violation violation, CurrencyUnit currency) {
        @Override
        public String toString() {
            return violation.id() + " on " + platform + " in " + currency;
        }
    }

    /** Returns the same version, published at another time. */
    public PolicyVersion publishedAt(Instant instant) {
        return new PolicyVersion(
                policyId,
                number,
                platform,
                violation,
                currency,
                zone,
                calendar,
                detection,
                compensation,
                payment,
                form,
                refund,
                brake,
                appeal,
                negotiation,
                cancellation,
                urge,
                silence,
                furtherPeriod,
                exemptions,
                instant,
                effectiveAt,
                consultation,
                source,
                examples);
    }

    /**
     * Returns the last instant at which a refund is in time whose time counts from {@code from}: by this version, or
     * by the law of the market if that is stricter.
     */
    public Instant refundBy(Instant from) {
        Instant own = ownRefundBy(from);
        return stricterLaw(from).map(law -> refundBy(law, from)).orElse(own);
    }

    /** Returns the last instant by this version alone. */
    public Instant ownRefundBy(Instant from) {
        return refund.within().end(from, zone, this::strictCalendar).at().minusMillis(1);
    }

    /** Returns the law that gives a refund less time than this version; empty if there is none. */
    public Optional<Market.LegalLimit> stricterLaw(Instant from) {
        return law().filter(law -> refundBy(law, from).isBefore(ownRefundBy(from)));
    }

    /** Returns from when the time of a refund counts that has this deadline. */
    public Instant refundFrom(Instant deadline) {
        return law().map(law -> law.within().start(deadline, zone, PolicyVersion::calendarOfLaw))
                .filter(from -> Stream.of(from, from.minusMillis(1)).anyMatch(began -> lawGives(began, deadline)))
                .orElseGet(() -> refund.within().start(deadline, zone, this::strictCalendar));
    }

    private boolean lawGives(Instant from, Instant deadline) {
        return stricterLaw(from)
                .filter(law -> refundBy(law, from).equals(deadline))
                .isPresent();
    }

    /** Returns when a refund falls due whose time counts from {@code from}: the end of the buyer's time to choose. */
    public Instant choiceEnd(Instant from) {
        return waitEnd(refund.choiceWindowHours(), from);
    }

    /** Returns the latest time at which refunds that its brake holds back go out; empty if it has no brake. */
    public Optional<Instant> brakeEnd(Instant from) {
        return brake.map(held -> waitEnd(held.hours(), from));
    }

    /** Ends a wait early if a law, which may be newer than this version, leaves the refund less time. */
    private Instant waitEnd(int hours, Instant from) {
        Instant end = from.plus(Duration.ofHours(hours));
        Instant latest = refundBy(from).minus(TO_SETTLE);
        return end.isBefore(latest) ? end : latest;
    }

    private Instant refundBy(Market.LegalLimit law, Instant from) {
        return law.within().end(from, zone, PolicyVersion::calendarOfLaw).at().minusMillis(1);
    }

    private static Optional<Market.LegalLimit> law() {
        return Market.current().periods().refund();
    }

    private static WorkingDays calendarOfLaw() {
        return Market.current().calendar().strict();
    }

    /** Returns the first instant at which an appeal comes too late, if the merchant was told at {@code told}. */
    public Instant appealEnd(Instant told) {
        return appeal.within()
                .end(told, zone, () -> workingDays().orElseThrow())
                .at();
    }

    private WorkingDays strictCalendar() {
        return workingDays().orElseThrow().strict();
    }

    /** Returns the calendar of its working days, if it names one. */
    public Optional<WorkingDays> workingDays() {
        return calendar.map(WorkingDays::of);
    }

    /** Returns the receivable up to which the platform advances a merchant's own promises and agreements. */
    @JsonIgnore
    public Money advanceLimit() {
        return money(payment.advanceLimitMinor());
    }

    public Money money(long minor) {
        return Money.ofMinor(currency, minor);
    }

    /**
     * Returns true if this version may apply to a violation established at {@code instant}; a higher version takes
     * precedence.
     */
    public boolean effectiveAt(Instant instant) {
        return effectiveAt.map(from -> !from.isAfter(instant)).orElse(true);
    }
}
