package org.inlay.coupons.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.PlatformVoucher;
import org.inlay.coupons.internal.domain.PlatformVouchers;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The platform vouchers of the clinic whose money has not come yet. */
@Component(service = ConsolePage.class)
public final class PlatformPage implements ConsolePage {
    private final PlatformVouchers vouchers;
    private final Templates templates = new Templates(PlatformPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public PlatformPage(@Reference PlatformVouchers vouchers) {
        this.vouchers = vouchers;
    }

    @Override
    public String id() {
        return "coupons-platform";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(61, "orders", "coupons:settle"));
    }

    @Override
    public Screen get(ConsoleRequest request) {
        List<PlatformVoucher> open = vouchers.list(request.clinic().code(), false);
        return Screen.of(
                request.words().t("console.page.coupons-platform"),
                templates.content("platform.jte", Map.of("r", request, "view", open)));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        List<Id> chosen = request.values("voucher").stream().map(Id::parse).toList();
        int settled = vouchers.settle(request.clinic().code(), chosen);
        return Screen.to("/app/coupons-platform", request.words().t("console.coupons.platform.done", "count", settled));
    }
}
