import { runProcess } from '../../actions/runProcess';

/** How many of the last lines are told when it fails. */
const TOLD_LINES = 5;

/** The bundled `lakeport` as seeding runs it. */
export class LakeportProcess {
  constructor(
    private readonly options: {
      bundle: string;
      env: Record<string, string>;
      signal: AbortSignal;
    },
  ) {}

  get stopped(): boolean {
    return this.options.signal.aborted;
  }

  /**
   * Runs it to its end and returns what it wrote, line by line.
   *
   * @throws Error with its last lines when it fails.
   */
  async run(cwd: string, ...args: string[]): Promise<string[]> {
    const { bundle, env, signal } = this.options;
    const lines: string[] = [];
    const { code } = await runProcess(process.execPath, [bundle, ...args], {
      cwd,
      env,
      signal,
      hardSignal: signal,
      onLine: line => lines.push(line),
    });
    if (code !== 0) {
      throw new Error(
        `exit code ${code}; the demo goes on without it:\n  ${lines
          .slice(-TOLD_LINES)
          .join('\n  ')}`,
      );
    }
    return lines;
  }
}
