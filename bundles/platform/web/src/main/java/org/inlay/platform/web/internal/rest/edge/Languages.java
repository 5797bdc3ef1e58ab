package org.inlay.platform.web.internal.rest.edge;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** The languages of Inlay: Chinese, and English for those who ask for it first. */
public final class Languages {
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private Languages() {}

    /** Chinese unless the header prefers English; a header that cannot be read asks for nothing. */
    public static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return CHINESE;
        }
        try {
            List<LanguageRange> ranges = LanguageRange.parse(acceptLanguage);
            Locale found = Locale.lookup(ranges, List.of(CHINESE, Locale.CHINESE, ENGLISH));
            return ENGLISH.equals(found) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException unreadable) {
            return CHINESE;
        }
    }
}
