package hillock.language.syntax;

import java.util.List;

/** A parsed file. */
public record FileSyntax(Source source, List<Statement.OfFile> statements) {}
