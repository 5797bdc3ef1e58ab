package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffRulesTest {

    @Test
    void loginsAreComparedWithoutCaseAndWidth() {
        assertThat(StaffRules.login(" Ｌi.Na ")).isEqualTo("li.na");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short12", "", "xx-lina-xx", "xxLINAxx-1"})
    void weakPasswords(String password) {
        assertThatThrownBy(() -> StaffRules.checkPassword("lina", password))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::reason)
                .isEqualTo("weak-password");
    }

    @Test
    void eightCharactersAreEnoughAlsoWhenTheyAreEightSigns() {
        assertThatCode(() -> StaffRules.checkPassword("lina", "润月医疗美容门诊")).doesNotThrowAnyException();
        assertThatThrownBy(() -> StaffRules.checkPassword("lina", "a".repeat(257)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void everyBadFieldIsNamed() {
        assertThatThrownBy(() ->
                        StaffRules.checkMember("<b>", "", List.of(new Grant("CASHIER", "A"), new Grant("GOD", null))))
                .asInstanceOf(type(Problem.class))
                .satisfies(p -> assertThat(p.violations())
                        .extracting(Violation::field)
                        .containsExactly("login", "name", "roles[1].role"));
    }
}
