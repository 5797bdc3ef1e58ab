package org.inlay.coupons.internal.domain;

import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.orders.Events.DealChanged;
import org.inlay.platform.spi.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A friend may have made a deal. */
@Component
public final class FriendDealt implements EventHandler<DealChanged> {
    private final Friends friends;

    @Activate
    public FriendDealt(@Reference Friends friends) {
        this.friends = friends;
    }

    @Override
    public String id() {
        return "coupons.friend-dealt";
    }

    @Override
    public Class<DealChanged> type() {
        return DealChanged.class;
    }

    @Override
    public void handle(DealChanged event) {
        if (event.stands()) {
            friends.happened(event.customer(), Step.FIRST_DEAL);
        }
    }
}
