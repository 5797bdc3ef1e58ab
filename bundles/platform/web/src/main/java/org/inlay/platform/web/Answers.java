package org.inlay.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the OpenAPI document what a resource method answers when its signature says only {@link
 * javax.ws.rs.core.Response}: {@code @Answers(value = Order.class, status = 201)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
    /** The record in the answer's body. */
    Class<?> value();

    /** The status of success. */
    int status() default 200;

    /** Other statuses with the same body, such as 202 for work that goes on. */
    int[] also() default {};

    /** Whether the body is a {@link org.inlay.platform.Page} of such records. */
    boolean page() default false;
}
