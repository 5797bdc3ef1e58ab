package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns {@code etc/org.inlay.database.cfg}, which reads the environment, into the data source's configuration. */
@Component(
        service = DatabaseConfig.class,
        immediate = true,
        configurationPid = "org.inlay.database",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DatabaseConfig {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfig.class);

    private final DatabaseSettings settings;

    /** The keys of {@code etc/org.inlay.database.cfg}. */
    @interface Settings {
        String url() default "";

        String user() default "";

        String password() default "";

        int connections() default 16;
    }

    @Activate
    public DatabaseConfig(Settings read, BundleContext context, @Reference ConfigurationAdmin configurations)
            throws IOException {
        Path derby = Path.of(context.getProperty("inlay.data"), "database");
        settings = new DatabaseSettings(read.url().trim(), read.user(), read.password(), read.connections(), derby);
        Configuration dataSource =
                configurations.getFactoryConfiguration("org.ops4j.datasource", DatabaseSettings.DATA_SOURCE, "?");
        dataSource.updateIfDifferent(settings.dataSource());
        LOG.info("Data is kept in {}", settings.place());
    }

    DatabaseSettings settings() {
        return settings;
    }
}
