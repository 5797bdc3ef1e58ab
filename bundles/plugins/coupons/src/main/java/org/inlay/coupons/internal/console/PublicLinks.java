package org.inlay.coupons.internal.console;

import org.inlay.coupons.internal.domain.LinkAddress;
import org.inlay.platform.web.PublicAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links lead to {@link LinkPage}. */
@Component(service = LinkAddress.class)
public final class PublicLinks implements LinkAddress {
    private final PublicAddress address;

    @Activate
    public PublicLinks(@Reference PublicAddress address) {
        this.address = address;
    }

    @Override
    public String of(String secret) {
        return address.of(LinkPage.ADDRESS + secret);
    }
}
