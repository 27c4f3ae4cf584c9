package relevo;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Arguments: JDBC URL, user, password, seconds, then numbers of clients. Warms up, then prints one line of JSON for each
 * number: completed tasks, seconds, CPU seconds of this process, p50 and p99 of a completion in milliseconds.
 */
public final class Main {
  private static final Map<String, Map<String, Object>> ANSWERS = Map.of(
      "Task_Attend", Map.of("solutionKnown", false),
      "Task_Search", Map.of("solutionFound", false),
      "Task_Investigate", Map.of(
          "cause", "The driver was too old.",
          "solution", "Install version 4.2 of the driver and restart."),
      "Task_Check", Map.of("solutionServes", true),
      "Task_Test", Map.of("works", true),
      "Task_Article", Map.of(
          "articleTitle", "Scanner stops after an update",
          "articleProblem", "The scanner answers nothing since the update of last week.",
          "articleSolution", "Install version 4.2 of the driver and restart the computer."));

  public static void main(String[] arguments) throws InterruptedException {
    long seconds = Long.parseLong(arguments[3]);
    int[] clients = Arrays.stream(arguments).skip(4).mapToInt(Integer::parseInt).toArray();
    try (HikariDataSource source = new HikariDataSource()) {
      source.setJdbcUrl(arguments[0]);
      source.setUsername(arguments[1]);
      source.setPassword(arguments[2]);
      source.setMaximumPoolSize(Math.min(90, Arrays.stream(clients).max().orElse(1) + 4));
      try (Peer peer = new Peer(source)) {
        measure(peer, 8, Math.max(seconds, 8));
        for (int count : clients) System.out.println(measure(peer, count, seconds));
      }
    }
  }

  private static String measure(Peer peer, int clients, long seconds) throws InterruptedException {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = system.getProcessCpuTime();
    long begun = System.nanoTime();
    long until = begun + seconds * 1_000_000_000L;
    List<Client> running = new ArrayList<>();
    for (int index = 0; index < clients; index += 1) running.add(new Client(peer, until));
    for (Client client : running) client.start();
    for (Client client : running) client.join();
    double took = (System.nanoTime() - begun) / 1e9;
    double cpu = (system.getProcessCpuTime() - cpuBefore) / 1e9;
    long[] latencies = running.stream().flatMapToLong(client -> client.latencies.stream().mapToLong(Long::longValue))
        .sorted().toArray();
    return String.format(java.util.Locale.ROOT,
        "{\"clients\":%d,\"tasks\":%d,\"seconds\":%.3f,\"cpu\":%.3f,\"p50\":%.3f,\"p99\":%.3f}",
        clients, latencies.length, took, cpu, percentile(latencies, 0.5), percentile(latencies, 0.99));
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }

  /** Reports a problem and does all its tasks, again and again. */
  private static final class Client extends Thread {
    private final Peer peer;
    private final long until;
    private final List<Long> latencies = new ArrayList<>();

    Client(Peer peer, long until) {
      this.peer = peer;
      this.until = until;
    }

    @Override
    public void run() {
      while (System.nanoTime() < until) {
        peer.start(Map.of(
            "title", "Scanner does not answer",
            "description", "Since this morning the scanner on the second floor does nothing when I press the button.",
            "requester", "hugo"));
        for (int done = 0; done < ANSWERS.size(); done += 1) {
          long before = System.nanoTime();
          peer.complete(NextTask.id(), ANSWERS.get(NextTask.element()));
          latencies.add(System.nanoTime() - before);
        }
      }
    }
  }
}
