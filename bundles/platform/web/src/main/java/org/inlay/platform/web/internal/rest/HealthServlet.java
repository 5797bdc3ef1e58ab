package org.inlay.platform.web.internal.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Plugins;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.web.internal.persistence.DatabasePulse;
import org.inlay.platform.web.internal.rest.edge.CoreApplication;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: 200 when the bundles of the core are active, their
 * tables up to date, their REST resources served, the database answers and the plugins it wants have been fitted or named as
 * failed; else 503 with one line for each thing missing.
 */
@Component(service = Servlet.class, immediate = true)
@HttpWhiteboardServletName("inlay-health")
@HttpWhiteboardServletPattern({"/health/live", "/health/ready"})
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final List<String> SCHEMAS = List.of("platform", "customers", "orders");

    private final transient Set<String> schemas = new ConcurrentSkipListSet<>();
    private final transient CoreApplication application;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile @Nullable DatabasePulse pulse;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile @Nullable Plugins plugins;

    @Activate
    public HealthServlet(@Reference CoreApplication application) {
        this.application = application;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSchema(SchemaReady schema) {
        schemas.add(schema.schema());
    }

    void removeSchema(SchemaReady schema) {
        schemas.remove(schema.schema());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> missing = request.getServletPath().endsWith("/ready") ? missing() : List.of();
        response.setStatus(missing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        String body = missing.isEmpty() ? "ok\n" : "waiting for\n  " + String.join("\n  ", missing) + "\n";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>(application.missing());
        SCHEMAS.stream()
                .filter(schema -> !schemas.contains(schema))
                .forEach(schema -> missing.add("the tables of " + schema));
        if (databaseAnswers()) {
            waitingPlugins().forEach(plugin -> missing.add("the plugin " + plugin));
        } else {
            missing.add("the database");
        }
        return missing;
    }

    private List<String> waitingPlugins() {
        Plugins present = plugins;
        return present == null ? List.of("administration") : present.waiting();
    }

    private boolean databaseAnswers() {
        DatabasePulse present = pulse;
        return present != null && present.answers();
    }
}
