package org.inlay.platform.web.console;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/** The compiled templates of one bundle. Whatever is put into them is escaped for its place. */
public final class Templates {
    private final TemplateEngine engine;

    /**
     * Templates that the build made of {@code src/main/jte}.
     *
     * @param owner a class of the bundle
     * @param compiled the package they were compiled into
     */
    public Templates(Class<?> owner, String compiled) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // jte looks for classes where the thread does, whatever loader it is given
        thread.setContextClassLoader(owner.getClassLoader());
        try {
            engine = TemplateEngine.createPrecompiled(null, ContentType.Html, owner.getClassLoader(), compiled);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The template with its parameters, rendered where it is put. */
    public Content content(String template, Map<String, Object> parameters) {
        return output -> engine.render(template, parameters, output);
    }
}
