package org.inlay.coupons.internal.console;

import java.util.List;
import java.util.Map;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.customers.Tags;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The designer: a new coupon or promotion, or a draft once more, with its card while it is typed. */
@Component(service = DesignerPages.class)
public class DesignerPages {
    static final String NEW = "new";
    static final String EDIT = "edit";
    static final String PREVIEW = "preview";

    private final Coupons coupons;
    private final Tags tags;
    private final Clinics clinics;
    private final Cards cards;
    private final Templates templates = new Templates(DesignerPages.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public DesignerPages(
            @Reference Coupons coupons, @Reference Tags tags, @Reference Clinics clinics, @Reference Cards cards) {
        this.coupons = coupons;
        this.tags = tags;
        this.clinics = clinics;
        this.cards = cards;
    }

    /** The designer with what is typed; {@code action} is where that is sent. */
    public record Design(
            Use use, String title, String action, Form form, List<ListEntry> orderTypes, List<Tags.Definition> tags) {}

    static Use use(ConsoleRequest request) {
        return request.value("use").equals(Use.PROMOTION.name()) ? Use.PROMOTION : Use.COUPON;
    }

    /** An empty one, or one begun with a starter; or only the card of what is typed. */
    Screen get(ConsoleRequest request) {
        return request.at(0).equals(PREVIEW)
                ? preview(request)
                : fresh(request, Designer.begun(request.value("starter"), request.words()));
    }

    /** A draft as it is kept. */
    Screen edit(ConsoleRequest request) {
        Template draft = coupons.get(request.id(0));
        return again(request, draft, Designer.of(draft.terms()));
    }

    Screen post(ConsoleRequest request) {
        Template before = request.at(1).equals(EDIT) ? coupons.get(request.id(0)) : null;
        try {
            Template kept = before == null
                    ? coupons.design(use(request), terms(request, use(request)))
                    : coupons.redraw(before.id(), terms(request, before.use()));
            return Screen.to(
                    CouponsPage.BASE + kept.id(),
                    request.words()
                            .t("console.coupons.saved", "coupon", kept.terms().name()));
        } catch (Problem refused) {
            if (refused.violations().isEmpty()) {
                throw refused;
            }
            Form form = Form.refused(request, refused);
            return before == null ? fresh(request, form) : again(request, before, form);
        }
    }

    private static Terms terms(ConsoleRequest request, Use use) {
        return Designer.terms(request, use);
    }

    private Screen preview(ConsoleRequest request) {
        try {
            Template typed = Template.designed(use(request), terms(request, use(request)));
            return Screen.part(templates.content("card.jte", Map.of("card", cards.of(typed, request.words()))));
        } catch (Problem | NumberFormatException notYet) {
            return Screen.part(output -> {});
        }
    }

    private Screen fresh(ConsoleRequest request, Form form) {
        Use use = use(request);
        return screen(request, use, request.words().t("console.coupons.new." + use), CouponsPage.BASE + NEW, form);
    }

    private Screen again(ConsoleRequest request, Template draft, Form form) {
        Id id = draft.id();
        String title = draft.terms().name();
        return screen(request, draft.use(), title, CouponsPage.BASE + id + "/" + EDIT, form);
    }

    private Screen screen(ConsoleRequest request, Use use, String title, String action, Form form) {
        List<ListEntry> orderTypes = clinics.entries(request.clinic().code(), "order-types");
        Design design = new Design(use, title, action, form, orderTypes, tags.definitions());
        return Screen.of(title, templates.content("coupon-new.jte", Map.of("r", request, "view", design)));
    }
}
