import { join } from 'node:path';
import type { Platform } from '@lakeport/project';
import { z } from 'zod';
import type { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { confirmChange } from '../io/confirmChange';
import { harmless } from '../io/harmless';
import { writeFileAtomically } from '../io/writeFileAtomically';
import { AwsCli } from './AwsCli';
import type { BootstrapStep, FoundThing, StepFiles } from './BootstrapStep';
import { filesBelow } from './filesBelow';

const identitySchema = z.object({ Account: z.string(), Arn: z.string() });

type Status = 'present' | 'made' | 'changed' | 'differs' | 'failed' | 'skipped';

const MARKS: Record<Status, string> = {
  present: 'as it should be',
  made: 'made',
  changed: 'changed',
  differs: 'DIFFERS',
  failed: 'FAILED',
  skipped: 'skipped',
};

interface Numbered {
  readonly number: number;
  readonly step: BootstrapStep;
}

interface Looked extends Numbered {
  readonly found: FoundThing | undefined;
}

export interface BootstrapRun {
  readonly platform: Platform;
  readonly steps: readonly BootstrapStep[];
  /** Folder for the files that commands name. */
  readonly folder: string;
  /** Profile of AWS's configuration files, by account. */
  readonly profiles: Readonly<Record<string, string>>;
  readonly autoApprove: boolean;
  readonly json: boolean;
  readonly context: CommandContext;
}

function isAsWanted({ found }: Looked): boolean {
  return found !== undefined && found.differs.length === 0;
}

/** Carries out the steps of a bootstrap, account by account. */
class Bootstrap {
  /** Steps that are not as they should be in the end. */
  open = 0;

  constructor(private readonly run: BootstrapRun) {}

  async account(account: string, steps: readonly Numbered[]): Promise<void> {
    const { platform, profiles, context, autoApprove } = this.run;
    const aws = new AwsCli({
      region: platform.spec.aws.state.region,
      profile: profiles[account],
      env: context.env,
    });
    const identity = identitySchema.parse(
      await aws.read(['sts', 'get-caller-identity']),
    );
    if (identity.Account !== account) {
      const why = `these are credentials of AWS account ${identity.Account}, ${identity.Arn}; name a profile: --profile ${account}=<profile>`;
      steps.forEach(step => this.tell(step, 'skipped', { why }));
      return;
    }
    const looked: Looked[] = [];
    for (const { number, step } of steps) {
      looked.push({ number, step, found: await step.find(aws) });
    }
    const missing = looked.filter(one => !isAsWanted(one));
    if (missing.length > 0 && !autoApprove) {
      missing.forEach(({ number, step, found }) =>
        context.terminal.note(
          harmless(
            `${number}. ${step.what}: ${
              found ? found.differs.join('; ') : 'is not there'
            }`,
          ),
        ),
      );
      await confirmChange(context.terminal, 'bootstrap', {
        kind: 'account',
        name: account,
      });
    }
    for (const one of looked) await this.settle(one, aws);
  }

  private async settle(looked: Looked, aws: AwsCli): Promise<void> {
    const { step, found } = looked;
    const { differs = [], keeps = [] } = found ?? {};
    const said = {
      ...(differs.length ? { differs } : {}),
      ...(keeps.length ? { keeps } : {}),
    };
    if (isAsWanted(looked)) {
      this.tell(looked, 'present', said);
      return;
    }
    const commands = found ? found.change : step.make;
    if (!commands) {
      this.tell(looked, 'differs', said);
      return;
    }
    try {
      await this.write({ ...step.files, ...found?.files });
      for (const args of commands) {
        await aws.write(filesBelow(this.run.folder, args));
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.tell(looked, 'failed', { ...said, why });
      // What comes after builds on it.
      throw error;
    }
    this.tell(looked, found ? 'changed' : 'made', said);
  }

  private async write(files: StepFiles): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await writeFileAtomically(
        join(this.run.folder, name),
        `${JSON.stringify(content, null, 2)}\n`,
      );
    }
  }

  private tell(
    { number, step }: Numbered,
    status: Status,
    said: {
      differs?: readonly string[];
      keeps?: readonly string[];
      why?: string;
    },
  ): void {
    const { json, context } = this.run;
    if (status === 'failed' || status === 'skipped' || status === 'differs') {
      this.open += 1;
    }
    const { account, what } = step;
    if (json) {
      context.terminal.out(
        JSON.stringify({ step: number, account, what, status, ...said }),
      );
      return;
    }
    [
      `${String(number).padStart(2)}. ${account}  ${what}: ${MARKS[status]}`,
      ...(said.differs ?? []).map(text => `      ${text}`),
      ...(said.keeps ?? []).map(text => `      keeps ${text}`),
      ...(said.why ? [`      ${said.why}`] : []),
    ].forEach(line => context.terminal.out(harmless(line)));
  }
}

/**
 * Does what is missing, with the `aws` command and the caller's credentials.
 *
 * @returns how many steps are not as they should be in the end
 * @throws CommandError when AWS refuses something, with its own words
 */
export async function runBootstrap(run: BootstrapRun): Promise<number> {
  const numbered = run.steps.map((step, index) => ({
    number: index + 1,
    step,
  }));
  const bootstrap = new Bootstrap(run);
  for (const account of new Set(run.steps.map(step => step.account))) {
    try {
      await bootstrap.account(
        account,
        numbered.filter(({ step }) => step.account === account),
      );
    } catch (error) {
      if (error instanceof z.ZodError) {
        throw new CommandError(
          `aws answered something else than expected in account ${account}: ${error.message}`,
          { cause: error },
        );
      }
      throw error;
    }
  }
  return bootstrap.open;
}
