package org.inlay.platform.web.internal.rest.edge;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.PluginGate;
import org.inlay.platform.PluginGate.Passage;
import org.jspecify.annotations.Nullable;

/** Serves the REST application of a plugin under a name and in a context of our own choice, through the plugin's gate. */
final class ApplicationServlet implements Servlet {
    private final String plugin;
    private final Servlet application;
    private final PluginGate gate;

    ApplicationServlet(String plugin, Servlet application, PluginGate gate) {
        this.plugin = plugin;
        this.application = application;
        this.gate = gate;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        application.init(config);
    }

    @Override
    public ServletConfig getServletConfig() {
        return application.getServletConfig();
    }

    @Override
    public String getServletInfo() {
        return application.getServletInfo();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        try (Passage passage = gate.enter(plugin, clinic((HttpServletRequest) request))) {
            application.service(request, response);
            if (((HttpServletResponse) response).getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                passage.failed(new IllegalStateException(((HttpServletRequest) request).getRequestURI()));
            }
        }
    }

    /** The clinic that the request names outside its body; what stands within is for the service to look at. */
    private static @Nullable String clinic(HttpServletRequest request) {
        String header = request.getHeader("Inlay-Clinic");
        return header == null ? request.getParameter("clinic") : header;
    }

    @Override
    public void destroy() {
        application.destroy();
    }
}
