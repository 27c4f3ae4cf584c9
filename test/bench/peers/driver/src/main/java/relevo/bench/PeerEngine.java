package relevo.bench;

import java.util.Map;

/** An embedded engine with the service-desk flow deployed. */
public interface PeerEngine extends AutoCloseable {
  /** Starts a case and answers its first task. */
  String report(Map<String, Object> variables);

  /** Completes a task and answers the next one of its case; null where the case has ended. */
  String complete(String taskId, Map<String, Object> variables);

  @Override
  void close();
}
