package dev.makegood.policy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The written form of a policy version, the same in the packs that ship with the product and in what is published. */
public final class PolicyDocument {
    /** A year of hours: anything longer is a typing error. */
    public static final long MAX_HOURS = 8_760;

    private static final long MAX_MINOR = 1_000_000_000L;

    private PolicyDocument() {}

    /** A version of the named policy that is being published: {@code publishedAt} is when that happens. */
    public static PolicyVersion read(String policyId, Input in, Instant publishedAt) {
        return version(policyId, in, publishedAt);
    }

    /** A pack: it carries its own {@code publishedAt}. */
    static PolicyVersion pack(String resource) {
        try (InputStream yaml = PolicyDocument.class.getResourceAsStream(resource)) {
            return StrictJson.of(new YAMLMapper().readTree(yaml))
                    .read(in -> version(in.id("policyId"), in, in.instant("publishedAt")));
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + resource, broken);
        }
    }

    private static PolicyVersion version(String policyId, Input in, Instant publishedAt) {
        Optional<Instant> effectiveAt = in.optional("effectiveAt", in::instant);
        int number = (int) in.whole("version", 1, 999_999);
        if (number > 1 && effectiveAt.isEmpty()) {
            throw InvalidInput.field("effectiveAt", "is required: only a first version is open to the past");
        }
        return new PolicyVersion(
                policyId,
                number,
                in.choice("violation", Violation::id, Violation.values()),
                in.currency("currency"),
                in.zone("zone"),
                in.object("detection", d -> new PolicyVersion.Detection((int) d.whole("overdueHours", 0, MAX_HOURS))),
                in.object("compensation", PolicyDocument::compensation),
                in.object("coupon", c -> new PolicyVersion.CouponTerms((int) c.whole("validYears", 1, 100))),
                in.object("refund", PolicyDocument::refund),
                publishedAt,
                effectiveAt,
                in.text("source", 1000));
    }

    private static PolicyVersion.CompensationRule compensation(Input in) {
        return new PolicyVersion.CompensationRule(
                in.whole("amountMinor", 0, MAX_MINOR),
                in.whole("orderCapMinor", 0, MAX_MINOR),
                in.choice("owedOn", PolicyVersion.OwedOn::id, PolicyVersion.OwedOn.values()));
    }

    private static PolicyVersion.RefundTerms refund(Input in) {
        var terms = new PolicyVersion.RefundTerms(
                (int) in.whole("withinHours", 1, MAX_HOURS), (int) in.whole("choiceWindowHours", 0, MAX_HOURS));
        if (terms.choiceWindowHours() >= terms.withinHours()) {
            throw InvalidInput.field(in.at("choiceWindowHours"), "must end before withinHours are over");
        }
        return terms;
    }
}
