package hillock.simulator.kernels;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that a guard of an ordinary path leads to, but not for rare arguments: a vector kernel may take both ways and choose. What
 * is not marked is the scalar kernel's.
 *
 * @see Lifter
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface Frequent {}
