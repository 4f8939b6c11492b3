import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ActionFailure } from './known/KnownAction';
import type { JobLog } from './JobLog';
import { runProcess } from './runProcess';
import { shellCommand } from './shellCommand';

/**
 * Runs the script of a `run:` step. Its expressions are evaluated already, as
 * GitHub does it: the shell sees their values as part of the script.
 *
 * @throws ActionFailure when it ends with another code than 0.
 */
export async function runScriptStep(options: {
  script: string;
  shell: string | undefined;
  workingDirectory: string | undefined;
  workspace: string;
  temp: string;
  env: Record<string, string>;
  shownEnv: Record<string, string>;
  log: JobLog;
  signal: AbortSignal;
  stopping: AbortSignal;
}): Promise<void> {
  const { log } = options;
  const command = shellCommand(options.shell, options.env.PATH ?? '');
  const lines = options.script.replace(/\n+$/, '').split('\n');
  const shown = Object.entries(options.shownEnv);
  log.add(
    `##[group]Run ${lines[0]}`,
    ...lines.map(line => `\u001b[36;1m${line}\u001b[0m`),
    `shell: ${command.display}`,
    ...(shown.length > 0
      ? ['env:', ...shown.map(([key, value]) => `  ${key}: ${value}`)]
      : []),
    '##[endgroup]',
  );
  const file = join(options.temp, `${randomUUID()}${command.extension}`);
  writeFileSync(file, `${options.script}\n`, { mode: 0o700 });
  const directory = resolve(options.workspace, options.workingDirectory ?? '.');
  const { code, signal } = await runProcess(
    command.program,
    command.args(file),
    {
      cwd: directory,
      env: options.env,
      signal: options.signal,
      hardSignal: options.stopping,
      onLine: line => log.fromStep(line),
    },
  ).catch(error => {
    throw new ActionFailure(
      `An error occurred trying to start process '${command.program}' with working directory '${directory}'. ${error.message}`,
    );
  });
  if (options.signal.aborted) {
    throw new ActionFailure('The operation was canceled.');
  }
  if (code !== 0) {
    throw new ActionFailure(
      code === null
        ? `Process completed with signal ${signal}.`
        : `Process completed with exit code ${code}.`,
    );
  }
}
