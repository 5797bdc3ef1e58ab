package org.inlay.platform.web.internal.rest.edge;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Serves the REST application of a plugin under a name and in a context of our own choice. */
final class ApplicationServlet implements Servlet {
    private final Servlet application;

    ApplicationServlet(Servlet application) {
        this.application = application;
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
        application.service(request, response);
    }

    @Override
    public void destroy() {
        application.destroy();
    }
}
