import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and returns its exit code and, with
 * `capture: true`, its standard output. SIGINT and SIGTERM are passed on.
 */
export function run(
  file,
  args,
  { capture = false, stdout, stderr, ...options } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      stdio: [
        'inherit',
        capture ? 'pipe' : stdout ?? 'inherit',
        stderr ?? 'inherit',
      ],
      ...options,
    });
    const pass = signal => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}
