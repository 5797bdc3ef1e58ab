package org.inlay.coupons.internal.domain;

import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.customers.Events.CustomerCreated;
import org.inlay.platform.spi.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A friend may have been entered as a customer. */
@Component
public final class FriendRegistered implements EventHandler<CustomerCreated> {
    private final Friends friends;

    @Activate
    public FriendRegistered(@Reference Friends friends) {
        this.friends = friends;
    }

    @Override
    public String id() {
        return "coupons.friend-registered";
    }

    @Override
    public Class<CustomerCreated> type() {
        return CustomerCreated.class;
    }

    @Override
    public void handle(CustomerCreated event) {
        friends.happened(event.customer(), Step.REGISTERED);
    }
}
