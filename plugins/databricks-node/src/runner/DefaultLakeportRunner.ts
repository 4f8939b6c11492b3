import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { bulkhead } from 'cockatiel';
import type { z } from 'zod';
import { findLakeport } from './findLakeport';
import {
  adoptAnswer,
  checkAnswer,
  showAnswer,
  topologyAnswer,
} from './lakeportAnswers';
import type {
  LakeportAdoption,
  LakeportAdoptionChoices,
  LakeportCheck,
  LakeportRunner,
  LakeportRunOptions,
  LakeportShow,
  LakeportTopology,
} from './LakeportRunner';
import { runNode } from './runNode';

const TIMEOUT_MS = 60_000;
const MOST_BYTES = 20 * 1024 * 1024;
/** A synthesis takes a core and some 100 MB; two at a time leave the backend room. */
const AT_A_TIME = 2;
const WAITING = 100;
const FILE = 'lakeport.yaml';
const BEFORE = 'before.lakeport.yaml';
const SNAPSHOT = 'snapshot.json';

/** Exit codes of `lakeport`: 0 fine, 1 problems, 2 cannot read or wrong usage. */
const PROBLEMS = 1;
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * Runs the bundled `lakeport` as a child process, with the project file in a
 * folder of its own that is removed afterwards.
 *
 * @public
 */
export class DefaultLakeportRunner implements LakeportRunner {
  readonly #path?: string;
  readonly #timeoutMs: number;
  readonly #mostBytes: number;
  readonly #limit = bulkhead(AT_A_TIME, WAITING);

  constructor(
    options: { path?: string; timeoutMs?: number; mostBytes?: number } = {},
  ) {
    this.#path = options.path;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#mostBytes = options.mostBytes ?? MOST_BYTES;
  }

  async version(options?: LakeportRunOptions): Promise<string> {
    const { code, stdout, stderr } = await this.#limit.execute(
      async () =>
        runNode({
          script: await findLakeport(this.#path),
          args: ['--version'],
          cwd: tmpdir(),
          timeoutMs: this.#timeoutMs,
          mostBytes: this.#mostBytes,
          signal: options?.signal,
        }),
      options?.signal,
    );
    const version = stdout.trim();
    if (code !== 0 || !VERSION.test(version)) {
      throw new ServiceUnavailableError(
        `lakeport --version told no version: ${tail(stderr || stdout)}`,
      );
    }
    return version;
  }

  async check(
    text: string,
    options?: LakeportRunOptions & { against?: string },
  ): Promise<LakeportCheck> {
    const against = options?.against;
    const compares = against !== undefined;
    const { stdout, stderr } = await this.#run(
      ['check', FILE, '--json', ...(compares ? ['--against', BEFORE] : [])],
      { [FILE]: text, ...(compares && { [BEFORE]: against }) },
      options,
    );
    if (compares && stdout.trim() === '') {
      throw new InputError(
        `lakeport check could not compare the project file with its other state: ${tail(
          stderr,
        )}`,
      );
    }
    return parse('check', checkAnswer, stdout, stderr);
  }

  async show(
    text: string,
    options?: LakeportRunOptions,
  ): Promise<LakeportShow> {
    return this.#read(['show', FILE, '--json'], showAnswer, text, options);
  }

  async topology(
    text: string,
    environment?: string,
    options?: LakeportRunOptions,
  ): Promise<LakeportTopology> {
    return this.#read(
      [
        'topology',
        FILE,
        // One argument, so that a name that starts with a dash is still a value.
        ...(environment === undefined ? [] : [`--environment=${environment}`]),
        '--format=json',
      ],
      topologyAnswer,
      text,
      options,
    );
  }

  async adopt(
    snapshot: object,
    choices: LakeportAdoptionChoices,
    options?: LakeportRunOptions,
  ): Promise<LakeportAdoption> {
    const { catalogs, facts, ...texts } = choices;
    const { code, stdout, stderr } = await this.#run(
      [
        'adopt',
        `--snapshot=${SNAPSHOT}`,
        '--json',
        // One argument each, so that a value that starts with a dash is one.
        ...Object.entries(texts).flatMap(([name, value]) =>
          value === undefined ? [] : [`${optionOf(name)}=${value}`],
        ),
        ...(catalogs ?? []).map(catalog => `--catalog=${catalog}`),
        ...(facts ? [`--facts=${JSON.stringify(facts)}`] : []),
      ],
      { [SNAPSHOT]: JSON.stringify(snapshot) },
      options,
    );
    if (stdout.trim() === '') {
      throw new InputError(
        `lakeport adopt refused what it was given${
          code === PROBLEMS ? '' : ' as wrong usage'
        }: ${tail(stderr)}`,
      );
    }
    return parse('adopt', adoptAnswer, stdout, stderr);
  }

  async generate(
    directory: string,
    options?: LakeportRunOptions & { bundle?: boolean },
  ): Promise<string[]> {
    const done: string[] = [];
    for (const command of [
      'workflows',
      'docs',
      ...(options?.bundle ? ['bundle'] : []),
    ]) {
      const { code, stdout, stderr } = await this.#limit.execute(
        async () =>
          runNode({
            script: await findLakeport(this.#path),
            args: [command, FILE, '--out', '.'],
            cwd: directory,
            timeoutMs: this.#timeoutMs,
            mostBytes: this.#mostBytes,
            signal: options?.signal,
          }),
        options?.signal,
      );
      if (code !== 0) {
        throw new InputError(
          `lakeport ${command} refused the project file: ${tail(
            stderr || stdout,
          )}`,
        );
      }
      done.push(
        ...stdout.split('\n').filter(line => /^(wrote|removed) /.test(line)),
      );
    }
    return done;
  }

  /** Runs a command that needs a valid file; an invalid one is the caller's error. */
  async #read<T>(
    args: string[],
    schema: z.ZodType<T>,
    text: string,
    options?: LakeportRunOptions,
  ): Promise<T> {
    const { code, stdout, stderr } = await this.#run(
      args,
      { [FILE]: text },
      options,
    );
    if (code === 0) {
      return parse(args[0], schema, stdout, stderr);
    }
    if (code === PROBLEMS) {
      const { valid, problems } = await this.check(text, options);
      if (!valid) {
        throw new InputError(
          `The project file is not valid: ${problems
            .map(
              ({ path: where, message, hint, line }) =>
                `${[where, `(line ${line})`]
                  .filter(Boolean)
                  .join(' ')}: ${message}; ${hint}`,
            )
            .join(' · ')}`,
        );
      }
    }
    throw new InputError(
      `lakeport ${args[0]} refused the project file: ${tail(stderr || stdout)}`,
    );
  }

  async #run(
    args: string[],
    files: Readonly<Record<string, string>>,
    options?: LakeportRunOptions,
  ) {
    return this.#limit.execute(async () => {
      const script = await findLakeport(this.#path);
      const cwd = await mkdtemp(path.join(tmpdir(), 'lakeport-'));
      try {
        for (const [name, content] of Object.entries(files)) {
          await writeFile(path.join(cwd, name), content, { mode: 0o600 });
        }
        return await runNode({
          script,
          args,
          cwd,
          timeoutMs: this.#timeoutMs,
          mostBytes: this.#mostBytes,
          signal: options?.signal,
        });
      } finally {
        await rm(cwd, { recursive: true, force: true });
      }
    }, options?.signal);
  }
}

/** `stateBucket` as an option, `--state-bucket`. */
function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}

function parse<T>(
  command: string,
  schema: z.ZodType<T>,
  stdout: string,
  stderr: string,
): T {
  let value: unknown;
  try {
    value = JSON.parse(stdout);
  } catch {
    throw new ServiceUnavailableError(
      `lakeport ${command} printed no JSON: ${tail(stderr || stdout)}`,
    );
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ServiceUnavailableError(
      `lakeport ${command} printed JSON of another shape than this plugin knows (${issue.path.join(
        '.',
      )}: ${issue.message}); use the lakeport of the same release`,
    );
  }
  return parsed.data;
}

function tail(text: string): string {
  return text.trim().slice(-2_000) || 'it printed nothing';
}
