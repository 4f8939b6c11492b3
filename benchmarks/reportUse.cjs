/**
 * Loaded into every measured process: writes what it used when it ends, peak
 * memory (`maxRSS`, in KB) and processor time (in µs) among it.
 */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(
    process.env.LAKEPORT_BENCHMARK_USE,
    JSON.stringify(process.resourceUsage()),
  );
});
