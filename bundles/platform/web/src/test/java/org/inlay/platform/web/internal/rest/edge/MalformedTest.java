package org.inlay.platform.web.internal.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   |                                     |",
                "POST  | application/json                    |",
                "POST  | application/json; charset=UTF-8     |",
                "POST  | application/json;charset=\"utf-8\"  |",
                "POST  | text/csv; charset=GB18030           |",
                "POST  | garbage                             | unsupported-media-type",
                "POST  | */*                                 | unsupported-media-type",
                "POST  | application/json; charset=zzz       | unsupported-charset",
                "POST  | application/json; charset=\u0001    | unsupported-charset",
                "BREW  |                                     | method-not-allowed"
            })
    @DisplayName("what JAX-RS would stumble over is refused before")
    void checks(String method, @Nullable String type, @Nullable String reason) {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getMethod()).thenReturn(method);
        when(request.getContentType()).thenReturn(type);
        Refusal refusal = Malformed.check(request);
        assertThat(refusal == null ? null : refusal.problem().reason()).isEqualTo(reason);
    }
}
