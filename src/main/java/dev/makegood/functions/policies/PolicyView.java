package dev.makegood.functions.policies;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.policy.Example;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.StorageJson;

/** Shows a policy version as published, with its time of publication and the digest of the stored text. */
public record PolicyView(@JsonValue ObjectNode document) {
    public static PolicyView of(PolicyVersion version) {
        var document = (ObjectNode) StorageJson.tree(version);
        var examples = document.putArray("examples");
        for (Example example : version.examples()) {
            var shown = examples.addObject()
                    .put("name", example.name())
                    .putPOJO("facts", FactsView.of(example.facts()))
                    .put("amountMinor", example.amountMinor());
            example.refundBy().ifPresent(by -> shown.put("refundBy", by.toString()));
            example.furtherPeriod()
                    .ifPresent(period -> shown.putPOJO("furtherPeriod", FurtherPeriodExampleView.of(period)));
            example.delay().ifPresent(delay -> shown.putPOJO("delay", DelayExampleView.of(delay)));
        }
        document.put("digest", Policies.digest(version));
        return new PolicyView(document);
    }
}
