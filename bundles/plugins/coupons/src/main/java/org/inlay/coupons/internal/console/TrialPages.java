package org.inlay.coupons.internal.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.coupons.internal.domain.Eligibility;
import org.inlay.coupons.internal.domain.Rehearsals;
import org.inlay.coupons.internal.domain.WhatIf;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.inlay.platform.web.console.Why;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a draft would cost, what a change would change, and why a customer may have a coupon or not. */
@Component(service = TrialPages.class)
public class TrialPages {
    static final String WHAT_IF = "what-if";
    static final String REHEARSAL = "rehearsal";
    static final String ELIGIBILITY = "eligibility";
    private static final String TAG = "tag.";

    /** So far back a draft is tried. */
    private static final int DAYS = 90;

    private final WhatIf whatIf;
    private final Rehearsals rehearsals;
    private final Eligibility eligibility;
    private final Templates templates = new Templates(TrialPages.class, "org.inlay.coupons.internal.console.jte");

    @Activate
    public TrialPages(@Reference WhatIf whatIf, @Reference Rehearsals rehearsals, @Reference Eligibility eligibility) {
        this.whatIf = whatIf;
        this.rehearsals = rehearsals;
        this.eligibility = eligibility;
    }

    Screen whatIf(ConsoleRequest request) {
        return part(
                request,
                "what-if.jte",
                whatIf.of(request.id(0), request.clinic().code(), DAYS));
    }

    Screen rehearsal(ConsoleRequest request) {
        return part(
                request,
                "rehearsal.jte",
                rehearsals.of(request.id(0), request.clinic().code(), DAYS));
    }

    private Screen part(ConsoleRequest request, String template, Object view) {
        return Screen.part(templates.content(template, Map.of("r", request, "view", view)));
    }

    Screen eligibility(ConsoleRequest request) {
        Id customer = request.id(2);
        Words words = request.words();
        Explanation why =
                eligibility.explain(request.id(0), customer, request.clinic().code());
        List<Check> checks =
                why.checks().stream().map(check -> inWords(check, words)).toList();
        Explanation shown = new Explanation(why.value(), why.rule(), why.version(), checks, why.flip());
        return Why.of(shown, words.code("coupon.eligibility", why.value()), words)
                .screen(request);
    }

    private static Check inWords(Check check, Words words) {
        String name = check.check();
        String values = name.startsWith(TAG) ? name : name.equals("last-visit-type") ? "visit-type" : "coupon.state";
        return new Check(
                name.startsWith(TAG) ? words.t(name) : name,
                inWords(check.actual(), values, words),
                inWords(check.required(), values, words),
                check.passed());
    }

    private static String inWords(String codes, String values, Words words) {
        return Arrays.stream(codes.split(", "))
                .map(code -> words.code(values, code))
                .collect(Collectors.joining(words.t("console.list")));
    }
}
