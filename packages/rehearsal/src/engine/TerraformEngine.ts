import { spawn } from 'child_process';
import { createInterface } from 'readline';
import { TerraformNotFoundError } from './TerraformNotFoundError';

/**
 * How Terraform is run.
 *
 * @public
 */
export interface RunOptions {
  /** The whole environment of the child, beside what makes it quiet. */
  env?: NodeJS.ProcessEnv;
  /** Called with each line of standard output as it comes. */
  onLine?: (line: string) => void;
  /** Stops Terraform: politely at first, so that it saves its state. */
  signal?: AbortSignal;
  /**
   * Milliseconds that a stopped Terraform gets to save its state before it is
   * killed; 10,000 if left out, which is plenty where nothing real is made.
   */
  patience?: number;
}

/**
 * What Terraform left behind.
 *
 * @public
 */
export interface RunResult {
  /** Exit code; 130 when it was stopped by a signal. */
  code: number;
  stdout: string;
  stderr: string;
}

const QUIET = {
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
};

const OLDEST = [1, 10] as const;
const PATIENCE = 10_000;
const STOPPED = 130;

function runBinary(
  binary: string,
  dir: string | undefined,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd: dir,
      env: { ...(options.env ?? process.env), ...QUIET },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: a terminal's Ctrl-C would reach Terraform beside
      // our own signal, and a second one makes it leave without its state.
      detached: true,
    });
    const killGroup = () => {
      if (child.pid !== undefined && child.exitCode === null) {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          child.kill('SIGKILL');
        }
      }
    };
    process.once('exit', killGroup);
    let stdout = '';
    let stderr = '';
    createInterface({ input: child.stdout }).on('line', line => {
      stdout += `${line}\n`;
      options.onLine?.(line);
    });
    child.stderr.setEncoding('utf8').on('data', chunk => {
      stderr += chunk;
    });
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      child.kill('SIGINT');
      deadline = setTimeout(killGroup, options.patience ?? PATIENCE);
    };
    if (options.signal?.aborted) {
      stop();
    }
    options.signal?.addEventListener('abort', stop, { once: true });
    const settle = () => {
      clearTimeout(deadline);
      process.off('exit', killGroup);
      options.signal?.removeEventListener('abort', stop);
    };
    child.on('error', error => {
      settle();
      reject(error);
    });
    child.on('close', code => {
      settle();
      resolve({ code: code ?? STOPPED, stdout, stderr });
    });
  });
}

interface Found {
  flavor: 'terraform' | 'tofu';
  version: string;
  recent: boolean;
}

async function inspect(binary: string): Promise<Found | undefined> {
  let result: RunResult;
  try {
    result = await runBinary(binary, undefined, ['version'], {
      env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null' },
    });
  } catch {
    return undefined;
  }
  const match = /^(Terraform|OpenTofu) v(\d+)\.(\d+)\.(\S+)/m.exec(
    result.stdout,
  );
  if (!match) {
    return undefined;
  }
  const [major, minor] = [Number(match[2]), Number(match[3])];
  return {
    flavor: match[1] === 'OpenTofu' ? 'tofu' : 'terraform',
    version: `${match[2]}.${match[3]}.${match[4]}`,
    recent: major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]),
  };
}

/**
 * A Terraform or OpenTofu binary of this machine, run as a child process.
 *
 * @public
 */
export class TerraformEngine {
  private constructor(
    /** Name or path of the binary. */
    readonly binary: string,
    /** Version, such as `1.11.4`. */
    readonly version: string,
    readonly flavor: 'terraform' | 'tofu',
  ) {}

  /**
   * Finds the engine: the binary that `LAKEPORT_TERRAFORM` names, or
   * `terraform`, or `tofu` on PATH.
   *
   * @throws TerraformNotFoundError when there is none, or only too old ones
   */
  static async find(
    options: { env?: NodeJS.ProcessEnv } = {},
  ): Promise<TerraformEngine> {
    const named = (options.env ?? process.env).LAKEPORT_TERRAFORM;
    const old: string[] = [];
    for (const binary of named ? [named] : ['terraform', 'tofu']) {
      const found = await inspect(binary);
      if (found?.recent) {
        return new TerraformEngine(binary, found.version, found.flavor);
      }
      if (found) {
        old.push(`${found.flavor} ${found.version}`);
      }
    }
    if (old.length > 0) {
      throw new TerraformNotFoundError(`${old.join(' and ')} is too old`);
    }
    throw new TerraformNotFoundError(
      named
        ? `LAKEPORT_TERRAFORM names "${named}", which is no Terraform or OpenTofu`
        : 'Neither terraform nor tofu was found on PATH',
    );
  }

  /**
   * Runs it in a folder and waits for its end.
   *
   * @param dir - folder with the configuration
   * @param args - arguments, never through a shell
   */
  run(
    dir: string,
    args: readonly string[],
    options: RunOptions = {},
  ): Promise<RunResult> {
    return runBinary(this.binary, dir, args, options);
  }
}
