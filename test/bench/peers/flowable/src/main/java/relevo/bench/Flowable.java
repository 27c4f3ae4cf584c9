package relevo.bench;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.service.delegate.TaskListener;

/** Flowable embedded: full history; no async executor (timers only wait): to its advantage. */
public final class Flowable implements PeerEngine {
  private final ProcessEngine engine;

  private Flowable(DataSource pool, String diagram) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryLevel(HistoryLevel.FULL);
    configuration.setAsyncExecutorActivate(false);
    // Blocks of ids take a second connection while the first is held: with more clients than connections all wait.
    configuration.setIdGenerator(new StrongUuidGenerator());
    TaskListener created = task -> CreatedTask.is(task.getId());
    configuration.setBeans(new HashMap<>(Map.of("created", created, "articles", new Articles())));
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("service-desk.bpmn20.xml", diagram).deploy();
  }

  public static void main(String[] args) throws Exception {
    Driver.run(args, "http://flowable.org/bpmn", Flowable::new);
  }

  @Override
  public String report(Map<String, Object> variables) {
    engine.getRuntimeService().startProcessInstanceByKey("service-desk", variables);
    return CreatedTask.take();
  }

  @Override
  public String complete(String taskId, Map<String, Object> variables) {
    engine.getTaskService().complete(taskId, variables);
    return CreatedTask.take();
  }

  @Override
  public void close() {
    engine.close();
  }
}
