package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows a merchant that checks its bill of deductions. */
final class FinesAct implements Act {
    private static final String BILL = """
        fineId,platform,orderId,violation,currency,amount,paid,paidAt,promisedShipAt,shippedAt,finedAt
        F-1,pinduoduo,fines-o-1,stockout,CNY,5.00,99.00,2026-03-01 10:00:00,2026-03-03 10:00:00,,2026-03-06 09:00:00
        F-2,pinduoduo,fines-o-2,stockout,CNY,8.00,99.00,2026-03-01 10:00:00,2026-03-03 10:00:00,,2026-03-06 09:00:00
        F-3,pinduoduo,fines-o-3,stockout,CNY,5.00,99.00,2026-03-01 10:00:00,2026-03-03 10:00:00,2026-03-05 10:00:00,2026-03-06 09:00:00
        """;

    @Override
    public String title() {
        return "A merchant checks its bill: which deductions were right, which were not, and by when to appeal";
    }

    @Override
    public void play(Stage stage) {
        JsonNode audit = stage.api()
                .postCsv("merchant", "fines-m", "/merchants/fines-m/fine-audits?map=fines", BILL)
                .expectSuccess();
        audit.path("findings")
                .forEach(finding -> stage.say(
                        "%s: %s",
                        finding.path("fineId").asText(),
                        finding.at("/reason/en").asText()));
        stage.check(
                "one deduction is right, one took 3.00 too much, and one was for a parcel that left in time",
                audit.path("right").asInt() == 1
                        && audit.at("/findings/1/tooMuchMinor").asInt() == 300
                        && audit.at("/findings/2/tooMuchMinor").asInt() == 500);
        stage.check(
                "the merchant knows until when it may appeal",
                audit.at("/findings/1/appealEnd").asText().equals("2026-03-13T16:00:00Z"));
    }
}
