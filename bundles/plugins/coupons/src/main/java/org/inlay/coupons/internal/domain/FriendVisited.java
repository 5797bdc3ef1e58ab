package org.inlay.coupons.internal.domain;

import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.customers.Events.VisitArrived;
import org.inlay.platform.spi.EventHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A friend may have arrived. */
@Component
public final class FriendVisited implements EventHandler<VisitArrived> {
    private final Friends friends;

    @Activate
    public FriendVisited(@Reference Friends friends) {
        this.friends = friends;
    }

    @Override
    public String id() {
        return "coupons.friend-visited";
    }

    @Override
    public Class<VisitArrived> type() {
        return VisitArrived.class;
    }

    @Override
    public void handle(VisitArrived event) {
        friends.happened(event.customer(), Step.INITIAL_VISIT);
    }
}
