package org.inlay.hello.internal.rest;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** The plugin's own REST application: it comes and goes without the core's being built anew. */
@Component(service = Application.class)
@JaxrsName("inlay-hello")
@JaxrsApplicationBase("/api/v1/hello")
public final class HelloApplication extends Application {}
