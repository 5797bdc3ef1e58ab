package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as the customer reads it: its nature, what it is for, until when, and how many are left (C1).
 *
 * @param worth what it is worth, in big letters
 * @param lines what else it says
 * @param code what is given at checkout; null while it is only offered
 * @param qr the same as a picture
 */
public record Card(
        String name,
        String worth,
        List<String> lines,
        @Nullable String code,
        @Nullable Content qr) {

    /** As it is designed or offered. */
    static Card of(Template template, Words words) {
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
    static Card of(Terms terms, String code, LocalDate last, Words words) {
        List<String> lines = common(terms, words);
        lines.add(words.t("console.coupons.until", "date", words.date(last)));
        return new Card(
                terms.name(), worth(terms, words), lines, code, Qr.of(code, words.t("coupon.card.qr", "code", code)));
    }

    private static List<String> common(Terms terms, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.code("coupon.kind", terms.kind().name()));
        String applies = Stream.concat(
                        terms.kinds().stream().map(kind -> words.code("kind", kind)), terms.items().stream())
                .collect(Collectors.joining(words.t("coupon.card.and")));
        lines.add(applies.isEmpty() ? words.t("coupon.card.any") : words.t("coupon.card.for", "what", applies));
        if (terms.minimumSpend() != null) {
            lines.add(words.t(
                    "coupon.card.minimum", "amount", terms.minimumSpend().toPlainString()));
        }
        return lines;
    }

    private static String worth(Terms terms, Words words) {
        String value = terms.value();
        return words.t(
                "coupon.worth." + terms.kind(), "value", terms.kind() == Terms.Kind.RATE ? rate(value, words) : value);
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
