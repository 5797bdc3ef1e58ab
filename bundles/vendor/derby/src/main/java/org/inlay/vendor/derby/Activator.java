package org.inlay.vendor.derby;

import java.sql.SQLException;
import java.util.Properties;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Shuts the engine down with the bundle, so that the next start needs no recovery. */
public final class Activator implements BundleActivator {

    /** Derby's way of saying that the engine has shut down as asked. */
    private static final String SHUT_DOWN = "XJ015";

    @Override
    public void start(BundleContext context) {}

    @Override
    public void stop(BundleContext context) throws SQLException {
        try {
            new EmbeddedDriver().connect("jdbc:derby:;shutdown=true", new Properties());
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
