import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';
import { TerraformCommands } from '../run/TerraformCommands';
import type { Diagnostic } from '../engine/parseOutput';
import type { TerraformEngine } from '../engine/TerraformEngine';
import type { Answers, Question } from './Question';
import { questionsJson } from './questionsJson';
import type { AskedProviders } from './questionsJson';

/**
 * How an account is asked.
 *
 * @public
 */
export interface TerraformReaderOptions {
  readonly engine: TerraformEngine;
  /** A folder of its own; nothing is left in it but what `init` fetched. */
  readonly folder: string;
  /** Attaches Terraform to a rehearsal account. */
  readonly reattach?: string;
  readonly signal?: AbortSignal;
}

const PLAN = 'read.tfplan';
const CONFIG = 'read.tf.json';

const attributes = z.record(z.string(), z.unknown());
const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        change: z.object({ before: attributes.nullish() }),
      }),
    )
    .default([]),
  prior_state: z
    .object({
      values: z
        .object({
          root_module: z.object({
            resources: z
              .array(z.object({ address: z.string(), values: attributes }))
              .default([]),
          }),
        })
        .optional(),
    })
    .optional(),
});

interface Attempt {
  found?: Map<string, Record<string, unknown>>;
  message: string;
  /** Questions that an error is about. */
  blamed: Map<Question, string>;
}

/**
 * Reads what is there through Terraform's own providers, with the credentials
 * of whoever runs it: data sources and imports that are planned and never
 * applied. Nothing is changed, and no state is kept.
 *
 * @public
 */
export class TerraformReader {
  private readonly terraform: TerraformCommands;
  private isInitialized = false;

  /** @param providers - who is asked; may be changed between two asks */
  constructor(
    private readonly options: TerraformReaderOptions,
    public providers: AskedProviders,
  ) {
    this.terraform = new TerraformCommands(options, [options.folder]);
  }

  /**
   * Asks several things at once.
   *
   * @throws Error when one that is not optional has no answer
   */
  async ask(questions: readonly Question[]): Promise<Answers> {
    const found = new Map<string, Record<string, unknown>>();
    const missing = new Map<string, string>();
    if (questions.length > 0) {
      await this.askAll([...questions], found, missing);
    }
    return { found, missing };
  }

  private async askAll(
    questions: Question[],
    found: Map<string, Record<string, unknown>>,
    missing: Map<string, string>,
  ): Promise<void> {
    const attempt = await this.attempt(questions);
    if (attempt.found) {
      attempt.found.forEach((value, key) => found.set(key, value));
      return;
    }
    this.options.signal?.throwIfAborted();
    const optional = questions.filter(question => question.optional);
    const required = questions.filter(question => !question.optional);
    if (optional.length === 0) {
      throw new Error(attempt.message);
    }
    for (const [question, reason] of attempt.blamed) {
      if (!question.optional) {
        throw new Error(reason);
      }
      missing.set(question.key, reason);
    }
    const rest = optional.filter(({ key }) => !missing.has(key));
    if (rest.length < optional.length) {
      if (rest.length + required.length > 0) {
        await this.askAll([...required, ...rest], found, missing);
      }
    } else if (required.length > 0) {
      // An error that names nothing is found by asking for less.
      await this.askAll(required, found, missing);
      await this.askAll(optional, found, missing);
    } else if (optional.length === 1) {
      missing.set(optional[0].key, attempt.message);
    } else {
      const half = Math.ceil(optional.length / 2);
      await this.askAll(optional.slice(0, half), found, missing);
      await this.askAll(optional.slice(half), found, missing);
    }
  }

  private async attempt(questions: readonly Question[]): Promise<Attempt> {
    const { folder } = this.options;
    const { json, addresses } = questionsJson(questions, this.providers);
    writeFileSync(join(folder, CONFIG), JSON.stringify(json), { mode: 0o600 });
    try {
      await this.initialize();
      const result = await this.terraform.command(folder, [
        'plan',
        '-json',
        '-lock=false',
        `-out=${PLAN}`,
      ]);
      if (!result.ok) {
        const errors = result.output.diagnostics.filter(
          ({ severity }) => severity === 'error',
        );
        const blamed = [...addresses].flatMap(([question, address]) => {
          const error = errors.find(one => isAbout(one, question, address));
          return error
            ? [[question, this.terraform.clean(reasonOf(error))] as const]
            : [];
        });
        return { message: result.message, blamed: new Map(blamed) };
      }
      return {
        found: await this.answers(addresses),
        message: '',
        blamed: new Map(),
      };
    } finally {
      // Both hold what was found, and an import finds secrets as well.
      rmSync(join(folder, PLAN), { force: true });
      rmSync(join(folder, CONFIG), { force: true });
    }
  }

  private async initialize(): Promise<void> {
    if (this.isInitialized) {
      return;
    }
    const result = this.terraform.plain(
      await this.terraform.run(this.options.folder, ['init', '-no-color']),
    );
    if (!result.ok) {
      throw new Error(result.message);
    }
    this.isInitialized = true;
  }

  private async answers(
    addresses: ReadonlyMap<Question, string>,
  ): Promise<Map<string, Record<string, unknown>>> {
    const shown = await this.terraform.run(this.options.folder, [
      'show',
      '-json',
      PLAN,
    ]);
    if (shown.code !== 0) {
      throw new Error(this.terraform.plain(shown).message);
    }
    const { prior_state: prior, resource_changes: changes } = plan.parse(
      JSON.parse(shown.stdout),
    );
    const values = new Map<string, Record<string, unknown>>();
    for (const { address, values: read } of prior?.values?.root_module
      .resources ?? []) {
      values.set(address, read);
    }
    for (const { address, change } of changes) {
      if (change.before) {
        values.set(address, change.before);
      }
    }
    return new Map(
      [...addresses].flatMap(([{ key }, address]) => {
        const value = values.get(address);
        return value ? [[key, value] as const] : [];
      }),
    );
  }
}

function reasonOf({ detail, summary }: { detail: string; summary: string }) {
  return detail ? `${summary}: ${detail}` : summary;
}

/** Of an import Terraform says its address, or the provider what it looked for. */
function isAbout(
  { address: named, detail, summary }: Diagnostic,
  { importId, type }: Question,
  address: string,
): boolean {
  const said = `${summary} ${detail}`;
  return (
    named === address ||
    said.includes(`"${address}"`) ||
    (importId !== undefined &&
      said.includes(` ${type} `) &&
      said.includes(`'${importId}'`))
  );
}
