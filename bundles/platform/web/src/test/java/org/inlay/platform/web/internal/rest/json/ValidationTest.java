package org.inlay.platform.web.internal.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private final Validation validation = new Validation();

    record Line(@NotBlank String item, @Min(1) int quantity) {}

    record Body(
            @NotBlank @Size(max = 5) String name,
            @NotNull @Size(min = 1) List<@Valid @NotNull Line> lines,
            @Valid List<Line> more,
            List<@NotBlank String> words) {}

    @AfterEach
    void close() {
        validation.close();
    }

    @Test
    @DisplayName("every wrong field of nested records is named, in Chinese unless asked otherwise")
    void names() {
        Body body = new Body("123456", List.of(new Line("", 0)), List.of(new Line("x", 0)), List.of("a", " "));
        Problem problem = catchThrowableOfType(Problem.class, () -> validation.check(body));
        assertThat(problem.reason()).isEqualTo("validation");
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("lines[0].item", "lines[0].quantity", "more[0].quantity", "name", "words[1]");
        assertThat(problem.violations()).contains(new Violation("lines[0].item", "不能为空"));
    }

    @Test
    @DisplayName("a body without fault passes")
    void passes() {
        validation.check(new Body("1", List.of(new Line("x", 1)), List.of(), List.of()));
    }
}
