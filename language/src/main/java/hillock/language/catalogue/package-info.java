/**
 * The catalogue of ready models: the texts of {@code models/}, packed with the program, so that {@code use HH from models} works from any
 * folder. Stands on {@code syntax}.
 * <pre>{@code
 * Source text = Catalogue.find("HH").orElseThrow().source();
 * }</pre>
 */
package hillock.language.catalogue;
