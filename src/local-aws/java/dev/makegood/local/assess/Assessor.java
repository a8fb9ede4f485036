package dev.makegood.local.assess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.YamlText;
import dev.makegood.market.Market;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Silence;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.DelayDocument;
import dev.makegood.policy.publication.FactsDocument;
import dev.makegood.policy.publication.FurtherPeriodDocument;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.PolicyDocument;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Assesses facts under the versions of one policy.
 *
 * @param named true if one version was requested by its number; then it always applies
 */
record Assessor(String policyId, List<PolicyVersion> versions, boolean named) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Returns an assessor of a pack.
     *
     * @param name of a pack, with or without a version: {@code tmall-stockout} or {@code tmall-stockout@1}
     */
    static Assessor ofPack(String name) {
        String[] parts = name.split("@", 2);
        List<PolicyVersion> versions = Packs.all().stream()
                .filter(version -> version.policyId().equals(parts[0]))
                .filter(version -> parts.length == 1 || parts[1].equals(Integer.toString(version.number())))
                .toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("there is no policy " + name + "; there are "
                    + Packs.all().stream().map(PolicyVersion::ref).toList());
        }
        return new Assessor(parts[0], versions, parts.length == 2);
    }

    /**
     * Returns an assessor of a file.
     *
     * @throws InvalidInput if it is not a policy version, with the line at fault
     */
    static Assessor ofFile(String yaml) {
        PolicyVersion version = YamlText.read(yaml, in -> PolicyDocument.read(in, Instant.EPOCH));
        return new Assessor(version.policyId(), List.of(version), true);
    }

    /** Returns amount, version and steps, or an error that names the field. */
    ObjectNode assess(JsonNode facts) {
        ObjectNode result = MAPPER.createObjectNode();
        try {
            Asked asked = Input.of(facts).read(Asked::read);
            Facts read = asked.facts();
            PolicyVersion version = version(read);
            Assessment assessment = Assess.of(version, read);
            result.put("amountMinor", assessment.amount().getAmountMinorLong());
            result.put("extraMinor", assessment.extra().getAmountMinorLong());
            result.put("accruedMinor", assessment.accrued().getAmountMinorLong());
            result.put("version", version.number());
            read.happened().establishedAt().ifPresent(at -> {
                result.put("refundBy", version.refundBy(at).toString());
                version.stricterLaw(at).ifPresent(law -> result.put("refundLaw", law.law()));
            });
            asked.furtherPeriod().ifPresent(period -> result.set("furtherPeriod", furtherPeriod(version, period)));
            asked.delay().ifPresent(delay -> result.set("silence", silence(version, delay)));
            result.set("steps", MAPPER.valueToTree(Market.current().texts(assessment.steps())));
        } catch (InvalidInput refused) {
            result.put("error", refused.getMessage());
        }
        return result;
    }

    /** Says what silence about a delay means, until when, and both in each language. */
    private static ObjectNode silence(PolicyVersion version, DelayDocument.AskedDelay delay) {
        Silence silence = DelayDocument.silence(version, delay);
        ObjectNode result = MAPPER.createObjectNode();
        result.put("means", silence.means().id());
        result.put("until", silence.until().toString());
        Market.current().text(silence.words(version.zone())::in).byField().forEach(result::put);
        return result;
    }

    /** Says until when a further period runs, what follows, and both in each language. */
    private static ObjectNode furtherPeriod(PolicyVersion version, FurtherPeriodDocument.AskedPeriod asked) {
        Instant until = FurtherPeriodDocument.until(version, asked);
        FurtherPeriodTerms terms = version.furtherPeriod().orElseThrow();
        ObjectNode result = MAPPER.createObjectNode();
        result.put("until", until.toString());
        result.put("then", terms.then().id());
        Market.current().text(terms.words(until, version.zone())::in).byField().forEach(result::put);
        return result;
    }

    /**
     * Holds what a file asks about.
     *
     * @param delay a delay of the line, of which the version says what silence means; absent if none was told
     * @param furtherPeriod that the buyer sets; absent if there is none
     */
    private record Asked(
            Facts facts,
            Optional<DelayDocument.AskedDelay> delay,
            Optional<FurtherPeriodDocument.AskedPeriod> furtherPeriod) {
        static Asked read(Input in) {
            return new Asked(
                    FactsDocument.read(in),
                    in.optional("delay", name -> in.object(name, DelayDocument::asked)),
                    in.optional("furtherPeriod", name -> in.object(name, FurtherPeriodDocument::asked)));
        }
    }

    private PolicyVersion version(Facts facts) {
        return versions.stream()
                .filter(version -> named
                        || facts.happened()
                                .establishedAt()
                                .map(version::effectiveAt)
                                .orElse(true))
                .max(Comparator.comparing(PolicyVersion::number))
                .orElseThrow(() -> InvalidInput.field(
                        "establishedAt",
                        "is before any version of " + policyId
                                + " is in force; name the version to assess under it nevertheless"));
    }
}
