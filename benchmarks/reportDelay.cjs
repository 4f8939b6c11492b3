/**
 * Loaded into a measured process: writes how long its event loop kept others
 * waiting, in milliseconds, each time it is asked by SIGUSR2, and begins anew.
 */
const { writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('SIGUSR2', () => {
  const ms = nanoseconds => nanoseconds / 1e6;
  const use = process.resourceUsage();
  writeFileSync(
    process.env.LAKEPORT_BENCHMARK_DELAY,
    JSON.stringify({
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
      processorMs: (use.userCPUTime + use.systemCPUTime) / 1000,
      memoryMb: process.memoryUsage().rss / 1e6,
    }),
  );
  delay.reset();
});
