package relevo;

import org.flowable.task.service.delegate.DelegateTask;
import org.flowable.engine.delegate.TaskListener;

/** Tells the client that completed a task which one came next, so that it need not ask the database. */
public final class NextTask implements TaskListener {
  private static final ThreadLocal<String> ID = new ThreadLocal<>();
  private static final ThreadLocal<String> ELEMENT = new ThreadLocal<>();

  static String id() {
    return ID.get();
  }

  static String element() {
    return ELEMENT.get();
  }

  @Override
  public void notify(DelegateTask task) {
    ID.set(task.getId());
    ELEMENT.set(task.getTaskDefinitionKey());
  }
}
