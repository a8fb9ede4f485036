package dev.makegood.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.command.Actor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsolePortTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ConsolePort port = new ConsolePort(new PrintStream(printed, true, UTF_8));

    @Test
    void printsOneLineWithoutTheRecipient() {
        port.send(Message.of(NoticeSamples.of("R1", RefundFact.RefundedBuyer.class)));

        assertEquals(
                "notice R1~refundedBuyer [refundedBuyer] Your order O-7: 40.00 CNY has been refunded. Refund number"
                        + " O-7~L1~stockout~1-2.\n",
                printed.toString(UTF_8));
        assertFalse(printed.toString(UTF_8).contains("b_"));
    }

    @Test
    void aReasonOfTwoLinesIsPrintedOnOne() {
        port.send(Message.of(
                NoticeSamples.of("R1", RefundFact.RefundParkedOperator.class, Map.of("reason", "one\r\ntwo"))));

        assertEquals(1, printed.toString(UTF_8).lines().count());
    }

    @Test
    void aBuyerIsNamedByPseudonymOnly() {
        assertThrows(IllegalArgumentException.class, () -> Actor.buyer("alice"));
    }
}
