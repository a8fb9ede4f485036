package dev.makegood.local;

import dev.makegood.local.demo.LeftOpen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the platform's greeting: its address, three commands to try, and ways into the console. */
record Welcome(LocalPlatform platform, Optional<LeftOpen.Links> links) {
    String text() {
        Instant paid = platform.clock().now().truncatedTo(ChronoUnit.SECONDS);
        Instant promised = paid.plus(Duration.ofDays(2));
        return """
            Makegood is up: %1$s   (admin %2$s, DynamoDB %3$s). Ctrl-C stops it.

            Place an order, admit that its line cannot be shipped, read the case:

            curl -X PUT %1$s/orders/O-1 -H "authorization: Bearer $(scripts/token platform)" \\
              -H 'content-type: application/json' -d '{"buyerId":"B-1","currency":"CNY","paidAt":"%4$s","lines":[{"lineId":"1","merchantId":"M-1","sku":"SKU-1","quantity":1,"paidMinor":15000,"promisedShipAt":"%5$s"}]}'
            curl -X PUT %1$s/orders/O-1/lines/1/admission -H "authorization: Bearer $(scripts/token merchant M-1)" \\
              -H 'content-type: application/json' -d '{}'
            curl %1$s/cases/O-1~1~stockout -H "authorization: Bearer $(scripts/token buyer B-1)"

            The console is at %6$s. These links sign you in at once:

            an operator       %6$s/#/sign-in?as=operator
            the merchant m-1  %6$s/#/sign-in?as=merchant:m-1
            a buyer           %6$s/#/sign-in?as=buyer:buyer-79
            """.formatted(
                platform.baseUri(), platform.adminUri(), platform.dynamoUri(), paid, promised, platform.consoleUri());
    }
}
