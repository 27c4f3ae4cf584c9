package relevo.bench;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** Reads `clients seconds` line by line, runs so many threads for so long, and prints what they did as JSON. */
public final class Driver {
  private final PeerEngine engine;
  private final AtomicLong tickets = new AtomicLong();

  private Driver(PeerEngine engine) {
    this.engine = engine;
  }

  /** `args`: JDBC address, user, password, connections. `start` gets the data source and the deployed diagram. */
  public static void run(
      String[] args, String namespace, BiFunction<DataSource, String, PeerEngine> start) throws Exception {
    try (HikariDataSource pool = poolOf(args);
        PeerEngine engine = start.apply(pool, diagram(namespace));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      Driver driver = new Driver(engine);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.trim().split(" ");
        System.out.println(driver.measure(Integer.parseInt(words[0]), Double.parseDouble(words[1])));
      }
    }
  }

  /** Opened as clients need them; batches are rewritten and transactions are the engine's, as the guides advise. */
  private static HikariDataSource poolOf(String[] args) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0] + "?reWriteBatchedInserts=true&prepareThreshold=1");
    config.setUsername(args[1]);
    config.setPassword(args[2]);
    config.setMaximumPoolSize(Integer.parseInt(args[3]));
    config.setMinimumIdle(4);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static String diagram(String namespace) throws IOException {
    try (InputStream in = Driver.class.getResourceAsStream("/service-desk.bpmn")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("urn:peer", namespace);
    }
  }

  private String measure(int clients, double seconds) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients, Driver::daemon);
    long before = cpu();
    long until = System.nanoTime() + (long) (seconds * 1e9);
    List<Future<List<Long>>> running = new ArrayList<>();
    for (int client = 0; client < clients; client++) running.add(threads.submit(() -> client(until)));
    Thread.sleep(Math.max(0, (until - System.nanoTime()) / 1_000_000));
    double used = (cpu() - before) / 1e9;
    List<Long> latencies = new ArrayList<>();
    for (Future<List<Long>> one : running) latencies.addAll(one.get());
    threads.shutdown();
    return json(latencies, seconds, used);
  }

  /** A client that fails ends the program: nothing waits for the others. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** One ticket after the other; completions after the end are done and not counted. */
  private List<Long> client(long until) {
    List<Long> latencies = new ArrayList<>();
    while (System.nanoTime() < until) {
      String task = engine.report(Walk.report(tickets.getAndIncrement()));
      for (Map<String, Object> answer : Walk.ANSWERS) {
        long begun = System.nanoTime();
        task = engine.complete(task, answer);
        long now = System.nanoTime();
        if (now < until) latencies.add(now - begun);
      }
      if (task != null) throw new IllegalStateException("Expected the case to have ended, but it waits at " + task);
    }
    return latencies;
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static String json(List<Long> latencies, double seconds, double cpu) {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "{\"tasks\":%d,\"seconds\":%f,\"p50\":%f,\"p99\":%f,\"cpu\":%f}",
        sorted.length, seconds, percentile(sorted, 0.5), percentile(sorted, 0.99), cpu);
  }

  private static double percentile(long[] sorted, double share) {
    if (sorted.length == 0) return 0;
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
