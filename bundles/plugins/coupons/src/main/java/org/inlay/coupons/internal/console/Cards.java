package org.inlay.coupons.internal.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.orders.Catalogue;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says of coupons what customers read. */
@Component(service = Cards.class)
public class Cards {
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final Access access;

    @Activate
    public Cards(@Reference Catalogue catalogue, @Reference BusinessCalendar calendar, @Reference Access access) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.access = access;
    }

    /** As it is designed or offered. */
    Card of(Template template, Words words) {
        Terms terms = template.terms();
        List<String> lines = common(terms, words);
        if (terms.validDays() != null) {
            lines.add(words.t("coupon.card.days", "days", terms.validDays()));
        }
        if (terms.validTo() != null) {
            lines.add(words.t("console.coupons.until", "date", words.date(terms.validTo())));
        }
        if (template.remaining() != null) {
            lines.add(words.t("coupon.card.remaining", "count", template.remaining()));
        }
        return new Card(terms.name(), worth(terms, words), lines, null, null);
    }

    /** As it is in a wallet. */
    Card of(Voucher voucher, Words words) {
        Terms terms = voucher.template().terms();
        String code = voucher.code();
        List<String> lines = common(terms, words);
        lines.add(words.t("console.coupons.until", "date", words.date(last(voucher))));
        return new Card(
                terms.name(), worth(terms, words), lines, code, Qr.of(code, words.t("coupon.card.qr", "code", code)));
    }

    /** The last business date on which it is valid. */
    LocalDate last(Voucher voucher) {
        return calendar.dateOf(voucher.clinic(), voucher.expiresAt().minusMillis(1));
    }

    private List<String> common(Terms terms, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.code("coupon.kind", terms.kind().name()));
        String applies = Stream.concat(
                        terms.kinds().stream().map(kind -> words.code("kind", kind)),
                        terms.items().stream().map(this::item))
                .collect(Collectors.joining(words.t("coupon.card.and")));
        lines.add(applies.isEmpty() ? words.t("coupon.card.any") : words.t("coupon.card.for", "what", applies));
        if (terms.minimumSpend() != null) {
            lines.add(words.t(
                    "coupon.card.minimum", "amount", terms.minimumSpend().toPlainString()));
        }
        return lines;
    }

    /** What the item is called; its code while there is none. */
    private String item(String code) {
        try {
            return access.asPlatform(() -> catalogue.byCode(code)).name();
        } catch (Problem unknown) {
            return code;
        }
    }

    private String worth(Terms terms, Words words) {
        String value = switch (terms.kind()) {
            case RATE -> rate(terms.value(), words);
            case GIFT -> item(terms.value());
            default -> terms.value();
        };
        return words.t("coupon.worth." + terms.kind(), "value", value);
    }

    /** 0.8 is 8折, and 20 % off. */
    private static String rate(String value, Words words) {
        BigDecimal left = new BigDecimal(value);
        BigDecimal shown = words.chinese()
                ? left.movePointRight(1)
                : BigDecimal.ONE.subtract(left).movePointRight(2);
        return shown.stripTrailingZeros().toPlainString();
    }
}
