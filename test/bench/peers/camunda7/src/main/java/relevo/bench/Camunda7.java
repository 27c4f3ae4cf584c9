package relevo.bench;

import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** Camunda 7 embedded: full history; no job executor (timers only wait), no metrics, no authorization: to its advantage. */
public final class Camunda7 implements PeerEngine {
  private final ProcessEngine engine;

  private Camunda7(DataSource pool, String diagram) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    // Blocks of ids take a second connection while the first is held: with more clients than connections all wait.
    configuration.setIdGenerator(new StrongUuidGenerator());
    TaskListener created = task -> CreatedTask.is(task.getId());
    configuration.setBeans(Map.of("created", created, "articles", new Articles()));
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("service-desk.bpmn", diagram).deploy();
  }

  public static void main(String[] args) throws Exception {
    Driver.run(args, "http://camunda.org/schema/1.0/bpmn", Camunda7::new);
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
