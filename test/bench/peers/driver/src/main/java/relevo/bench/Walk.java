package relevo.bench;

import java.util.List;
import java.util.Map;

/** The same tickets as `walk.ts` has: report, first line, search, second line, check, user test, article, closed. */
final class Walk {
  static final List<Map<String, Object>> ANSWERS =
      List.of(
          Map.of("solutionKnown", false),
          Map.of("solutionFound", false),
          Map.of(
              "cause", "The driver was too old.",
              "solution", "Install version 4.2 of the driver and restart.",
              "solutionIsNew", true),
          Map.of("solutionServes", true),
          Map.of("works", true),
          Map.of(
              "articleTitle", "Scanner stops after an update",
              "articleProblem", "The scanner answers nothing since the update of last week.",
              "articleSolution", "Install version 4.2 of the driver and restart the computer."));

  private Walk() {}

  static Map<String, Object> report(long index) {
    return Map.of(
        "title", "Scanner " + index + " does not answer",
        "description",
            "Since this morning the scanner on the second floor does nothing when I press the button.");
  }
}
