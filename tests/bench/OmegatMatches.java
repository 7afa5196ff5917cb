import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;

import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.RealProject;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.util.OConsts;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

/**
 * Looks up each line of a file as OmegaT (3.6) does when a sentence is opened, in the memories of one of its projects.
 *
 * Arguments: the project's folder, with its memories in tm/; the file of queries; the file to write: for each query a
 * line with the milliseconds and the source texts of the matches, best first, separated by tabs.
 */
public final class OmegatMatches {
    private static final int WARM_UP = 5;

    public static void main(String[] arguments) throws Exception {
        File folder = new File(arguments[0]);
        RuntimePreferences.setConfigDir(new File(folder, "config").getPath() + File.separator);
        RuntimePreferences.setQuietMode(true);
        Core.initializeConsole(Collections.<String, String>emptyMap());
        ProjectProperties properties = new ProjectProperties(folder);
        properties.setSourceLanguage("ur");
        properties.setTargetLanguage("en");
        for (String root : List.of(properties.getSourceRoot(), properties.getProjectInternal())) {
            new File(root).mkdirs();
        }
        ProjectFileStorage.writeProjectFile(properties);
        RealProject project = new RealProject(properties);
        project.loadProject(true);
        if (!project.isProjectLoaded() || project.getTransMemories().isEmpty()) {
            throw new IllegalStateException("OmegaT did not load the project");
        }
        Core.setProject(project);
        List<String> queries = Files.readAllLines(new File(arguments[1]).toPath(), StandardCharsets.UTF_8);
        try (PrintStream out = new PrintStream(arguments[2], "UTF-8")) {
            for (String query : queries.subList(0, Math.min(WARM_UP, queries.size()))) {
                find(project, query);
            }
            for (String query : queries) {
                long started = System.nanoTime();
                List<NearString> matches = find(project, query);
                StringBuilder line = new StringBuilder().append((System.nanoTime() - started) / 1e6);
                for (NearString match : matches) {
                    line.append('\t').append(match.source.replaceAll("\\s+", " "));
                }
                out.println(line);
            }
        }
        System.exit(0);
    }

    private static List<NearString> find(IProject project, String query) throws Exception {
        FindMatches finder = new FindMatches(project.getSourceTokenizer(), OConsts.MAX_NEAR_STRINGS, true, false);
        return finder.search(project, query, true, true, () -> false);
    }
}
