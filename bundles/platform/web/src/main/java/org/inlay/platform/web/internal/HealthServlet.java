package org.inlay.platform.web.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.persistence.SchemaReady;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /health/live}: the process answers. {@code /health/ready}: everything a request needs is there, else 503. */
@Component(service = Servlet.class, immediate = true)
@HttpWhiteboardServletName("inlay-health")
@HttpWhiteboardServletPattern({"/health/live", "/health/ready"})
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final List<String> CORE = List.of("platform", "customers", "orders");

    private final transient Set<String> schemas = new ConcurrentSkipListSet<>();

    @Activate
    public HealthServlet() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSchema(SchemaReady schema) {
        schemas.add(schema.schema());
    }

    void removeSchema(SchemaReady schema) {
        schemas.remove(schema.schema());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Set<String> missing = new TreeSet<>();
        if (request.getServletPath().endsWith("/ready")) {
            missing.addAll(CORE);
            missing.removeAll(schemas);
        }
        response.setStatus(missing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain;charset=UTF-8");
        String body = missing.isEmpty() ? "ok\n" : "waiting for the tables of " + String.join(", ", missing) + "\n";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
