package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** The only class that touches Liquibase, so that a start with nothing to migrate never loads it. */
final class LiquibaseUpdate {

    static {
        System.setProperty("liquibase.analytics.enabled", "false");
        System.setProperty("liquibase.showBanner", "false");
    }

    private LiquibaseUpdate() {}

    /**
     * Brings the changelog's tables up to date. The caller holds the migration lock, so whoever may still be noted as
     * holding Liquibase's own lock was killed.
     */
    static void run(Connection connection, Changelog changelog) throws LiquibaseException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Liquibase.class.getClassLoader());
        try {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection, changelog));
        } catch (LiquibaseException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void update(Connection connection, Changelog changelog) throws LiquibaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        // Derby fails on the second run when a history table has an underscore in its name.
        database.setDatabaseChangeLogTableName("CHANGELOG" + changelog.name().toUpperCase(Locale.ROOT));
        database.setDatabaseChangeLogLockTableName("CHANGELOGLOCK");
        Liquibase liquibase =
                new Liquibase(changelog.path(), new ClassLoaderResourceAccessor(changelog.resources()), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.forceReleaseLocks();
        liquibase.update(new Contexts(), new LabelExpression());
    }
}
