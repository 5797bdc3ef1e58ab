package org.inlay.customers.internal.domain;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.inlay.customers.Customer;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/** What must hold of a customer as entered; gives it back normalised. */
final class CustomerRules {
    private static final Set<String> GENDERS = Set.of("FEMALE", "MALE", "OTHER");
    private static final Set<String> CONSENTS = Set.of(Customer.CONSENT_MARKETING, Customer.CONSENT_MEDICAL);
    private static final Pattern SOURCE = Pattern.compile("[^/]{1,80}(/[^/]{1,80})?");
    private static final int OLDEST = 150;

    private final ZoneId zone;
    private final LocalDate today;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param zone of the home clinic, whose country a number without one belongs to
     * @param today business date of the home clinic
     */
    CustomerRules(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.today = today;
    }

    /** The input, normalised. Problems: {@code validation} naming every bad field. */
    NewCustomer checked(NewCustomer in) {
        NewCustomer normal = new NewCustomer(
                required("name", in.name(), 100),
                mobile("mobile", in.mobile()),
                oneOf("gender", in.gender(), GENDERS),
                birthday(in.birthday()),
                text("chartNumber", in.chartNumber(), 64),
                source(in.source()),
                in.referrer(),
                text("consultant", in.consultant(), 64),
                in.clinic(),
                guardian(in.guardian()),
                consents(in.consents()));
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
        return normal;
    }

    private Customer.@Nullable Guardian guardian(Customer.@Nullable Guardian guardian) {
        return guardian == null
                ? null
                : new Customer.Guardian(
                        required("guardian.name", guardian.name(), 100),
                        mobile("guardian.mobile", guardian.mobile()),
                        text("guardian.relation", guardian.relation(), 64));
    }

    private @Nullable LocalDate birthday(@Nullable LocalDate birthday) {
        if (birthday != null && (birthday.isAfter(today) || birthday.isBefore(today.minusYears(OLDEST)))) {
            refuse("birthday", "violation.birthday");
        }
        return birthday;
    }

    private @Nullable String mobile(String field, @Nullable String written) {
        String text = text(field, written, 40);
        if (text == null) {
            return null;
        }
        String number = PhoneNumber.normalise(text, zone).orElse(null);
        if (number == null) {
            refuse(field, "violation.mobile");
        }
        return number;
    }

    private @Nullable String source(@Nullable String source) {
        String text = text("source", source, 161);
        if (text != null && !SOURCE.matcher(text).matches()) {
            refuse("source", "violation.source");
        }
        return text;
    }

    private List<String> consents(List<String> consents) {
        for (String consent : consents) {
            oneOf("consents", consent, CONSENTS);
        }
        return List.copyOf(new LinkedHashSet<>(consents));
    }

    private @Nullable String oneOf(String field, @Nullable String value, Set<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            refuse(field, "violation.unknown-value");
        }
        return value;
    }

    private String required(String field, @Nullable String value, int longest) {
        String text = text(field, value, longest);
        if (text == null) {
            refuse(field, "violation.required");
            return "";
        }
        return text;
    }

    private @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > longest) {
            refuse(field, "violation.too-long");
        } else if (Bounds.unreadable(text) || text.chars().anyMatch(Character::isISOControl)) {
            refuse(field, "violation.control-character");
        }
        return text;
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
