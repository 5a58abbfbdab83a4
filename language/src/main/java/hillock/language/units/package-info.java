/**
 * Dimensions, units and their names: the lowest floor, used by everything that shows or reads a number.
 *
 * <p>Numbers in memory are in the literature's coherent units (ms, mV, uA, cm, hence mS and uF); a
 * {@link hillock.language.units.Unit} knows the exact power of ten between itself and those.
 * <pre>{@code
 * Unit nS = Units.named("nS").orElseThrow();
 * nS.toCoherent(new BigDecimal("20"));                     // 2.0E-5, in mS
 * Units.parse("uA/cm^2*ms^0.5").orElseThrow().isCoherent() // true
 * Units.of(Dimension.TIME).symbol()                        // ms
 * }</pre>
 */
package hillock.language.units;
