/** The Hillock language: from text to a checked model. Depends on the JDK alone; knows no arrays and no time step. */
module hillock.language {
    exports hillock.language.units;
    exports hillock.language.syntax;
    exports hillock.language.model;
    exports hillock.language.advice;
    exports hillock.language.algebra;
    exports hillock.language.catalogue;
    exports hillock.language.check;
    exports hillock.language.show;
}
