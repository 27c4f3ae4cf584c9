package relevo;

import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** In place of the worker that writes the article: the key of an article that is there already. */
public final class PublishArticle implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable("articleKey", "KB-000001");
  }
}
