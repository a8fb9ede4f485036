package dev.makegood.messages.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.Channel;
import dev.makegood.messages.Event;
import dev.makegood.messages.Message;
import java.util.Map;

/** Sends mail by SES, version 2 of its API. */
public final class Mail implements Channel {
    private final Aws aws;
    private final String from;
    private final String configurationSet;

    /** @param configurationSet whose receipts EventBridge gets; empty for none */
    public Mail(Aws aws, String from, String configurationSet) {
        this.aws = aws;
        this.from = from;
        this.configurationSet = configurationSet;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String send(String to, Event event, Message message) {
        ObjectNode mail = JsonNodeFactory.instance.objectNode().put("FromEmailAddress", from);
        if (!configurationSet.isEmpty()) {
            mail.put("ConfigurationSetName", configurationSet);
        }
        mail.putObject("Destination").putArray("ToAddresses").add(to);
        ObjectNode simple = mail.putObject("Content").putObject("Simple");
        simple.putObject("Subject").put("Data", subject(message.text())).put("Charset", "UTF-8");
        simple.putObject("Body").putObject("Text").put("Data", message.whole()).put("Charset", "UTF-8");
        try {
            return aws.call("ses", "email", "/v2/email/outbound-emails", Map.of("content-type", "application/json"), mail)
                    .path("MessageId")
                    .asText();
        } catch (Aws.RefusedByAws refused) {
            throw Refusals.of(refused);
        }
    }

    /** Returns the first sentence, which names the order. */
    private static String subject(String text) {
        String first = text.split("(?<=[.!?])\\s|(?<=[。！？])")[0];
        return first.length() <= 120 ? first : first.substring(0, 119) + "…";
    }
}
