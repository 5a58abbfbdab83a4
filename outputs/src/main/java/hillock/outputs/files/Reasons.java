package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why input or output failed, in the user's words. */
public final class Reasons {
    private Reasons() {}

    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case DirectoryNotEmptyException _ -> "a folder of that name is in the way";
            case NotDirectoryException _ -> "it is not a folder";
            case FileSystemException e when e.getReason() != null -> lowerCase(e.getReason());
            case IOException e when e.getMessage() != null -> lowerCase(e.getMessage());
            case IOException _ -> lowerCase("");
        };
    }

    private static String lowerCase(String text) {
        return text.isEmpty() ? "input or output failed" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
