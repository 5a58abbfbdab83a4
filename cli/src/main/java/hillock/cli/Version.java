package hillock.cli;

/** This program's version: the one in pom.xml. */
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}
}
