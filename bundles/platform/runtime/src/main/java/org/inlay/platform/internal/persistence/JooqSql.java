package org.inlay.platform.internal.persistence;

import java.util.Map;
import javax.sql.DataSource;
import org.inlay.platform.persistence.Sql;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** One jOOQ configuration per using bundle: its caches hold that bundle's classes. */
@Component(scope = ServiceScope.BUNDLE)
public final class JooqSql implements Sql {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final DSLContext dsl;
    private final boolean derby;

    /** Asks the settings, not the database: it may be away while the platform starts. */
    @Activate
    public JooqSql(
            @Reference(service = DataSource.class, target = "(osgi.jndi.service.name=inlay)")
                    Map.Entry<Map<String, Object>, DataSource> dataSource) {
        derby = DatabaseSettings.DERBY.equals(dataSource.getKey().get(DatabaseSettings.DRIVER));
        dsl = DSL.using(
                dataSource.getValue(),
                derby ? SQLDialect.DERBY : SQLDialect.POSTGRES,
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withRenderSchema(false)
                        .withExecuteLogging(false)
                        .withFetchWarnings(false)
                        .withMapJPAAnnotations(false));
        dsl.configuration().set(new AwayListener());
    }

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public boolean derby() {
        return derby;
    }
}
