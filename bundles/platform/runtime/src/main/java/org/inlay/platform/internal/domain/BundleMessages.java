package org.inlay.platform.internal.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers {@code i18n/messages_en.properties} and {@code i18n/messages_zh_CN.properties} of the active bundles. */
@Component
public final class BundleMessages implements Messages, BundleTrackerCustomizer<Bundle> {

    private static final Logger LOG = LoggerFactory.getLogger(BundleMessages.class);
    private static final String ENGLISH = "en";
    private static final String CHINESE = "zh_CN";

    private final BundleTracker<Bundle> bundles;
    private final Map<Long, Texts> byBundle = new ConcurrentHashMap<>();
    private volatile Texts all = new Texts(Map.of(), Map.of());

    @Activate
    public BundleMessages(BundleContext context) {
        bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        bundles.open();
    }

    @Deactivate
    void stop() {
        bundles.close();
    }

    @Override
    public String text(Locale locale, String key, Map<String, ?> arguments) {
        return all.text(locale, key, arguments);
    }

    @Override
    public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        URL english = bundle.getEntry("i18n/messages_" + ENGLISH + ".properties");
        URL chinese = bundle.getEntry("i18n/messages_" + CHINESE + ".properties");
        if (english == null && chinese == null) {
            return null;
        }
        byBundle.put(bundle.getBundleId(), new Texts(load(english), load(chinese)));
        gather();
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle tracked) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle tracked) {
        byBundle.remove(bundle.getBundleId());
        gather();
    }

    private synchronized void gather() {
        Map<String, String> english = new HashMap<>();
        Map<String, String> chinese = new HashMap<>();
        byBundle.values().forEach(texts -> {
            english.putAll(texts.english());
            chinese.putAll(texts.chinese());
        });
        all = new Texts(english, chinese);
    }

    private static Map<String, String> load(@Nullable URL url) {
        Map<String, String> texts = new HashMap<>();
        if (url != null) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                LOG.error("Texts cannot be read: {}", url, e);
            }
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }
}
