import type { CommandResult } from './CommandResult';
import { engineEnvironment } from './engineEnvironment';
import { redact } from './redact';
import type { RunContext } from './RunContext';
import { parseOutput } from '../engine/parseOutput';
import type { Diagnostic } from '../engine/parseOutput';
import type { RunResult } from '../engine/TerraformEngine';

/**
 * A real resource may take long to come to a safe point (a workspace up to 30
 * minutes), and Terraform killed before that loses sight of it.
 */
const REAL_PATIENCE = 30 * 60_000;

function describe({ address, summary, detail }: Diagnostic): string {
  const where = address ? `${address}: ` : '';
  return `${where}${summary}${detail ? `: ${detail}` : ''}`;
}

/** Runs Terraform and says what came of it, without secrets and paths. */
export class TerraformCommands {
  /** @param folders - left out of what is said */
  constructor(
    private readonly context: Pick<
      RunContext,
      'engine' | 'reattach' | 'signal' | 'stateDir'
    > &
      Partial<Pick<RunContext, 'workDir'>>,
    private readonly folders: readonly string[],
  ) {}

  run(dir: string, args: readonly string[]): Promise<RunResult> {
    const { engine, reattach, signal } = this.context;
    return engine.run(dir, args, {
      env: engineEnvironment(reattach),
      signal,
      ...(!reattach && { patience: REAL_PATIENCE }),
    });
  }

  /** Runs a command that speaks JSON. */
  async command(dir: string, args: readonly string[]): Promise<CommandResult> {
    const result = await this.run(dir, args);
    const output = parseOutput(result.stdout);
    const errors = output.diagnostics.filter(
      ({ severity }) => severity === 'error',
    );
    const ok =
      errors.length === 0 &&
      (result.code === 0 || (result.code === 2 && args[0] === 'plan'));
    // Terraform may come upon one thing more than once.
    const said =
      [...new Set(errors.map(describe))].join('\n') || result.stderr.trim();
    const stopped = this.context.signal?.aborted ? 'cancelled' : '';
    return {
      ok,
      code: result.code,
      output,
      message: ok
        ? ''
        : this.clean(
            [stopped, said].filter(Boolean).join(': ') ||
              `terraform ${args[0]} ended with code ${result.code}`,
          ),
    };
  }

  /** What a command that speaks to people came to. */
  plain(result: RunResult): CommandResult {
    const said = result.stderr.trim() || result.stdout.trim();
    const text = said
      .split('\n')
      .map(line => line.replace(/^[╷│╵]\s?/, '').trim())
      .filter(line => line !== '')
      .join(' ')
      .replace(/^Error: /, '');
    const stopped = this.context.signal?.aborted ? 'cancelled' : '';
    const message = [stopped, text].filter(Boolean).join(': ');
    return {
      ok: result.code === 0,
      code: result.code,
      output: parseOutput(''),
      message: result.code === 0 ? '' : this.clean(message),
    };
  }

  /** A text without secrets and paths. */
  clean(text: string): string {
    const { workDir, stateDir } = this.context;
    return redact(text, [
      ...this.folders,
      ...(workDir ? [workDir] : []),
      ...(stateDir ? [stateDir] : []),
    ]);
  }
}
