package dev.makegood.policy;

import dev.makegood.input.YamlText;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Provides policy versions for tests: the packs, as they are or with some of their text changed. */
public final class Versions {
    public static final Instant PUBLISHED = Instant.parse("2026-02-01T00:00:00Z");

    /** The consultation of a change. */
    public static final String CONSULTATION =
            "consultation: {openedAt: 2025-12-01T00:00:00Z, closedAt: 2025-12-20T00:00:00Z, where: the home page}\n";

    private static final Pattern IS_CHANGE = Pattern.compile("(?m)^version: ([2-9]|1\\d)");

    private Versions() {}

    public static String text(String policyId) {
        try {
            return Files.readString(Path.of("src/main/resources/policies", policyId + ".yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * Returns the text of a pack. A text with another number than 1 has had its consultation, unless it names its own.
     *
     * @param changes pairs of original and replacement; each original must occur
     */
    public static String text(String policyId, String... changes) {
        String text = text(policyId);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IllegalArgumentException(policyId + " has no " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return IS_CHANGE.matcher(text).find() && !text.contains("consultation:") ? text + CONSULTATION : text;
    }

    public static PolicyVersion of(String policyId, String... changes) {
        return read(text(policyId, changes));
    }

    /** Returns a version of a pack without the pack's examples, which do not hold under every change. */
    public static PolicyVersion withoutExamples(String policyId, String... changes) {
        String text = text(policyId, changes);
        return read(text.substring(0, text.indexOf("examples:"))
                + "examples: [{name: none, facts: {paidMinor: 0, paidAt: \"2026-01-01T00:00:00Z\","
                + " promisedShipAt: \"2026-01-02T00:00:00Z\"}, amountMinor: 0}]\n");
    }

    public static PolicyVersion read(String text) {
        return YamlText.read(text, in -> PolicyDocument.read(in, PUBLISHED));
    }

    /**
     * Returns the version in another zone, and with another validity, which may be beyond the limits of publication.
     */
    public static PolicyVersion inZone(PolicyVersion base, ZoneId zone, int validYears) {
        return new PolicyVersion(
                base.policyId(),
                base.number(),
                base.platform(),
                base.violation(),
                base.currency(),
                zone,
                base.calendar(),
                base.detection(),
                base.compensation(),
                base.payment(),
                new Terms.Form(base.form().kind(), validYears),
                base.refund(),
                base.brake(),
                base.appeal(),
                base.negotiation(),
                base.cancellation(),
                base.urge(),
                base.silence(),
                base.furtherPeriod(),
                base.exemptions(),
                base.publishedAt(),
                base.effectiveAt(),
                base.consultation(),
                base.source(),
                base.examples());
    }
}
