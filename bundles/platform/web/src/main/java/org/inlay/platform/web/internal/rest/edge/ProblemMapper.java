package org.inlay.platform.web.internal.rest.edge;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Whatever a resource fails with becomes a problem document. */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-*)")
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private final ProblemDocuments documents;

    @Activate
    public ProblemMapper(@Reference ProblemDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return documents.response(Refusal.of(failure), Exchange.language());
    }
}
