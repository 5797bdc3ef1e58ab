package org.inlay.platform;

import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Texts in the person's language, from the {@code i18n/messages_*.properties} of every active bundle. */
@ProviderType
public interface Messages {
    /** The text of the key with {@code {name}} arguments put in; the key itself when no bundle has it. */
    String text(Locale locale, String key, Map<String, ?> arguments);
}
