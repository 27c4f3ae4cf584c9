package relevo.bench;

/**
 * The task that this thread's command has created: engines tell it in the command's own thread, so nobody asks the
 * database what comes next.
 */
public final class CreatedTask {
  private static final ThreadLocal<String> LAST = new ThreadLocal<>();

  private CreatedTask() {}

  public static void is(String taskId) {
    LAST.set(taskId);
  }

  public static String take() {
    String taskId = LAST.get();
    LAST.remove();
    return taskId;
  }
}
