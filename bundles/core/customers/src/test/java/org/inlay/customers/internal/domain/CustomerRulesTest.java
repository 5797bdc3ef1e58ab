package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.inlay.customers.Customer;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CustomerRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    @DisplayName("What is entered comes back normalised")
    void normalised() {
        NewCustomer in = rules().checked(customer(" 王小明 ", "138 0013 8000", TODAY.minusYears(30), "网络/搜索"));
        assertThat(in.name()).isEqualTo("王小明");
        assertThat(in.mobile()).isEqualTo("+8613800138000");
        assertThat(in.guardian()).isEqualTo(new Customer.Guardian("王母", "+8613900139000", null));
        assertThat(in.consents()).containsExactly("MARKETING");
    }

    @Test
    @DisplayName("Every bad field is named at once")
    void refused() {
        assertThatThrownBy(() -> rules().checked(customer("  ", "12", TODAY.plusDays(1), "a/b/c")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder("name", "mobile", "birthday", "source"));
    }

    @Test
    @DisplayName("Half a surrogate pair and control characters are no text")
    void unreadable() {
        assertThatThrownBy(() -> rules().checked(customer("a\ud800b", null, null, null)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> rules().checked(customer("a\0b", null, null, null)))
                .isInstanceOf(Problem.class);
    }

    private static CustomerRules rules() {
        return new CustomerRules(ZoneId.of("Asia/Shanghai"), TODAY);
    }

    private static NewCustomer customer(
            String name, @Nullable String mobile, @Nullable LocalDate birthday, @Nullable String source) {
        return new NewCustomer(
                name,
                mobile,
                "FEMALE",
                birthday,
                null,
                source,
                null,
                null,
                "A",
                new Customer.Guardian("王母", "139 0013 9000", " "),
                List.of("MARKETING", "MARKETING"));
    }
}
