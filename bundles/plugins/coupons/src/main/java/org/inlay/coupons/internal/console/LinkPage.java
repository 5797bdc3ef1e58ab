package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Friends;
import org.inlay.coupons.internal.domain.Links;
import org.inlay.coupons.internal.domain.Links.Shown;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.PublicAddress;
import org.inlay.platform.web.console.PublicPage;
import org.inlay.platform.web.console.PublicRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What customers open on their phones: {@code /p/coupons/<secret>} claims a coupon, or shows a wallet with the codes for friends; {@code
 * /p/coupons/share/<code>} is where such a code leads.
 */
@Component(service = PublicPage.class)
public final class LinkPage implements PublicPage {
    static final String ADDRESS = "/p/coupons/";
    static final String SHARE = ADDRESS + "share/";
    private static final String THANKS = "thanks";

    private final Links links;
    private final Sharings sharings;
    private final Coupons coupons;
    private final Friends friends;
    private final PublicAddress address;
    private final Access access;
    private final Cards cards;
    private final Templates templates = new Templates(LinkPage.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public LinkPage(
            @Reference Links links,
            @Reference Sharings sharings,
            @Reference Coupons coupons,
            @Reference Friends friends,
            @Reference PublicAddress address,
            @Reference Access access,
            @Reference Cards cards) {
        this.links = links;
        this.sharings = sharings;
        this.coupons = coupons;
        this.friends = friends;
        this.address = address;
        this.access = access;
        this.cards = cards;
    }

    /** What is on the page: {@code claimable} is what the button says, if there is one, {@code action} where it leads; {@code codes} are for friends. */
    public record View(
            String title,
            List<Card> cards,
            Terms.@Nullable Action claimable,
            String action,
            List<Code> codes,
            @Nullable String refused) {}

    /** A code to be shown to friends, and the coupon that they get. */
    public record Code(String coupon, Content qr) {}

    /** What a friend is offered; {@code action} is where the number is sent, null when it was. */
    public record Invitation(
            Card card, @Nullable String action, @Nullable String refused) {}

    @Override
    public String id() {
        return "coupons";
    }

    @Override
    public Screen get(PublicRequest request) {
        return request.at(0).equals("share") ? invited(request, null) : show(request, null);
    }

    @Override
    public Screen post(PublicRequest request) {
        if (request.at(0).equals("share")) {
            return followed(request);
        }
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

    private Screen followed(PublicRequest request) {
        try {
            friends.follow(request.at(1), request.value("mobile"));
        } catch (Problem problem) {
            if (problem.violations().isEmpty()) {
                throw problem;
            }
            return invited(request, request.words().t("coupons.mobile"));
        }
        return Screen.to(SHARE + request.at(1) + "/" + THANKS);
    }

    private Screen invited(PublicRequest request, @Nullable String refused) {
        Words words = request.words();
        Card card = cards.of(friends.offered(request.at(1)), words);
        String action = request.at(2).equals(THANKS) ? null : SHARE + request.at(1);
        String title = words.t("coupon.share.offered");
        var content =
                templates.content("invitation.jte", Map.of("w", words, "view", new Invitation(card, action, refused)));
        return refused == null ? Screen.of(title, content) : Screen.refused(title, content);
    }

    /** A customer's own codes, to be shown to friends. */
    private List<Code> codes(Shown shown, Words words) {
        if (shown.offered() != null) {
            return List.of();
        }
        Id customer = shown.link().customer();
        String clinic = shown.link().clinic();
        return access.asPlatform(() -> sharings.running().stream()
                .filter(sharing -> coupons.get(sharing.template()).terms().isUsedIn(clinic))
                .map(sharing -> new Code(
                        coupons.get(sharing.template()).terms().name(),
                        Qr.of(address.of(SHARE + sharings.code(sharing.id(), customer)), words.t("coupon.share.code"))))
                .toList());
    }

    private static Terms.Action asked(Template offered) {
        return Objects.requireNonNullElse(offered.terms().action(), Terms.Action.CLAIM);
    }

    private Screen show(PublicRequest request, @Nullable String refused) {
        Words words = request.words();
        Shown shown = links.show(request.at(0));
        Template offered = shown.offered();
        List<Card> shownCards = offered != null
                ? List.of(cards.of(offered, words))
                : shown.vouchers().stream()
                        .map(voucher -> cards.of(voucher, words))
                        .toList();
        String title = words.t(offered != null ? "coupon.link.offered" : "coupon.link.wallet");
        View view = new View(
                title,
                shownCards,
                offered == null ? null : asked(offered),
                ADDRESS + request.at(0),
                codes(shown, words),
                refused);
        var content = templates.content("link.jte", Map.of("w", words, "view", view));
        return refused == null ? Screen.of(title, content) : Screen.refused(title, content);
    }
}
