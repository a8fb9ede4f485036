package dev.makegood.messages.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.Channel;
import dev.makegood.messages.Event;
import dev.makegood.messages.Message;

/** Sends SMS by AWS End User Messaging. */
public final class Sms implements Channel {
    /** The most characters that its API takes. */
    private static final int LONGEST = 1600;

    private final Aws aws;
    private final String from;
    private final String configurationSet;

    /**
     * Creates the channel.
     *
     * @param from a phone number, sender id or pool
     * @param configurationSet whose receipts the topic gets; empty for none
     */
    public Sms(Aws aws, String from, String configurationSet) {
        this.aws = aws;
        this.from = from;
        this.configurationSet = configurationSet;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String send(String to, Event event, Message message) {
        ObjectNode sms = JsonNodeFactory.instance
                .objectNode()
                .put("DestinationPhoneNumber", to)
                .put("OriginationIdentity", from)
                .put("MessageType", "TRANSACTIONAL")
                .put("MessageBody", message.within(LONGEST));
        if (!configurationSet.isEmpty()) {
            sms.put("ConfigurationSetName", configurationSet);
        }
        try {
            return aws.call("sms-voice", "sms-voice", "PinpointSMSVoiceV2.SendTextMessage", sms)
                    .path("MessageId")
                    .asText();
        } catch (Aws.RefusedByAws refused) {
            throw Refusals.of(refused);
        }
    }
}
