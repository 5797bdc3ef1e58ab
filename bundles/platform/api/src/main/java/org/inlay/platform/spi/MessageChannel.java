package org.inlay.platform.spi;

import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way by which messages reach customers: SMS, WeChat, a file. Called outside any transaction, once for each message as far as a
 * node's end allows; a message that fails is tried again later, so whoever sends must not send the same {@link Message#key} twice.
 */
@ConsumerType
public interface MessageChannel {
    /** Stable id, e.g. {@code sms}. */
    String id();

    /** Sends it; throwing says that it was not sent. */
    void send(Message message);

    /**
     * A message to a customer.
     *
     * @param key the same for the same message, however often it is tried
     * @param mobile normalised E.164; null when the customer gave none
     */
    record Message(String key, Id customer, @Nullable String mobile, String text) {}
}
