package org.inlay.coupons.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The wallet of a person. It names its owner by id only and belongs to the books, so there is nothing in it to hide or erase; but
 * links that show it end.
 */
@Component(service = CustomerData.class)
public final class CouponPersonalData implements CustomerData {
    private final CouponStore store;
    private final WalletOwners owners;

    @Activate
    public CouponPersonalData(@Reference CouponStore store, @Reference WalletOwners owners) {
        this.store = store;
        this.owners = owners;
    }

    @Override
    public String id() {
        return CouponPrices.PLUGIN;
    }

    @Override
    public void merge(Id merge, Id kept, Id duplicate) {
        owners.move(merge, duplicate, kept);
    }

    @Override
    public void unmerge(Id merge, Id kept, Id duplicate) {
        owners.moveBack(merge, duplicate);
    }

    @Override
    public Map<String, Object> export(Id customer) {
        List<Map<String, Object>> vouchers = store.of(customer).stream()
                .<Map<String, Object>>map(voucher -> Map.of(
                        "code", voucher.code(),
                        "name", voucher.template().terms().name(),
                        "state", voucher.stored(),
                        "issuedAt", voucher.issuedAt().toString(),
                        "expiresAt", voucher.expiresAt().toString()))
                .toList();
        return Map.of("vouchers", vouchers);
    }

    @Override
    public void restrict(Id customer) {
        owners.forgetLinks(customer);
    }

    @Override
    public void erase(Id customer) {
        owners.forgetLinks(customer);
    }
}
