package org.inlay.coupons.internal.console;

import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Links;
import org.inlay.coupons.internal.domain.Links.Shown;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.PublicPage;
import org.inlay.platform.web.console.PublicRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /p/coupons/<secret>}: claims a coupon, or shows a wallet, on the customer's phone. */
@Component(service = PublicPage.class)
public final class LinkPage implements PublicPage {
    static final String ADDRESS = "/p/coupons/";

    private final Links links;
    private final BusinessCalendar calendar;
    private final Templates templates = new Templates(LinkPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public LinkPage(@Reference Links links, @Reference BusinessCalendar calendar) {
        this.links = links;
        this.calendar = calendar;
    }

    /** What is on the page; {@code action} is where the claim is sent. */
    public record View(
            String title,
            List<Card> cards,
            boolean claimable,
            String action,
            @Nullable String refused) {}

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public Screen get(PublicRequest request) {
        return show(request, null);
    }

    @Override
    public Screen post(PublicRequest request) {
        try {
            links.claim(request.at(0));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            return show(request, request.words().problem(problem));
        }
        return Screen.to(ADDRESS + request.at(0));
    }

    private Screen show(PublicRequest request, @Nullable String refused) {
        Words words = request.words();
        Shown shown = links.show(request.at(0));
        Template offered = shown.offered();
        List<Card> cards = offered != null
                ? List.of(Card.of(offered, words))
                : shown.vouchers().stream()
                        .map(voucher -> Card.of(
                                voucher.template().terms(),
                                voucher.code(),
                                calendar.dateOf(
                                        voucher.clinic(), voucher.expiresAt().minusMillis(1)),
                                words))
                        .toList();
        String title = words.t(offered != null ? "coupon.link.offered" : "coupon.link.wallet");
        View view = new View(title, cards, offered != null, ADDRESS + request.at(0), refused);
        var content = templates.content("link.jte", Map.of("w", words, "view", view));
        return refused == null ? Screen.of(title, content) : Screen.refused(title, content);
    }
}
