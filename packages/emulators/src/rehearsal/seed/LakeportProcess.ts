import { z } from 'zod';
import { runProcess } from '../../actions/runProcess';

/** How many of the last lines are told when it fails and does not say why. */
const TOLD_LINES = 5;

const failure = z.object({ status: z.literal('failed'), message: z.string() });

/** Why steps failed, of output that is one JSON object a line; else its last lines. */
function reasonsIn(lines: string[]): string[] {
  const reasons = lines.flatMap(line => {
    try {
      const { data } = failure.safeParse(JSON.parse(line));
      return data ? [data.message] : [];
    } catch {
      return [];
    }
  });
  return reasons.length > 0 ? reasons : lines.slice(-TOLD_LINES);
}

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
   * @throws Error with what it says of it when it fails.
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
      throw new Error(`exit code ${code}\n  ${reasonsIn(lines).join('\n  ')}`);
    }
    return lines;
  }
}
