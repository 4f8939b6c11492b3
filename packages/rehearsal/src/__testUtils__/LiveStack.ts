import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { TerraformJson } from '@lakeport/project';
import { z } from 'zod';
import { singleStack } from './lakehouseStacks';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';

type Resources = NonNullable<TerraformJson['resource']>;

const changes = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        change: z.object({ actions: z.array(z.string()) }),
      }),
    )
    .default([]),
});

/** A stack in a folder, with the real Terraform and an account of its own. */
export class LiveStack {
  static async open(types?: readonly string[]): Promise<LiveStack> {
    const account = await RehearsalAccount.open();
    return new LiveStack(
      account,
      await ProviderServer.start(account, { types }),
      await TerraformEngine.find(),
      mkdtempSync(join(tmpdir(), 'lakeport-live-')),
    );
  }

  private constructor(
    readonly account: RehearsalAccount,
    private readonly server: ProviderServer,
    private readonly engine: TerraformEngine,
    private readonly dir: string,
  ) {}

  /** What the stack is from now on. */
  write(resource: Resources, rest: TerraformJson = {}): void {
    const { stacks } = singleStack(resource, rest);
    writeFileSync(
      join(this.dir, 'main.tf.json'),
      JSON.stringify(stacks.single),
    );
  }

  /** Applies what is written. @throws Error with what Terraform says */
  async apply(...options: string[]): Promise<void> {
    await this.run('init', '-input=false', '-no-color');
    await this.run(
      'apply',
      '-auto-approve',
      '-input=false',
      '-no-color',
      ...options,
    );
  }

  /** What a plan would change, as `address: actions`. */
  async plan(): Promise<string[]> {
    await this.run('init', '-input=false', '-no-color');
    await this.run('plan', '-input=false', '-no-color', '-out=plan');
    const shown = await this.run('show', '-json', 'plan');
    return changes
      .parse(JSON.parse(shown))
      .resource_changes.filter(({ change }) => change.actions[0] !== 'no-op')
      .filter(({ change }) => change.actions[0] !== 'read')
      .map(({ address, change }) => `${address}: ${change.actions.join(' ')}`);
  }

  async destroy(): Promise<void> {
    await this.run('destroy', '-auto-approve', '-input=false', '-no-color');
  }

  async close(): Promise<void> {
    await this.server.stop();
    this.account.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private async run(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.engine.run(this.dir, args, {
      env: {
        ...process.env,
        TF_REATTACH_PROVIDERS: this.server.reattach,
        TF_CLI_CONFIG_FILE: '/dev/null',
        CHECKPOINT_DISABLE: '1',
      },
    });
    if (code !== 0) {
      throw new Error(`terraform ${args[0]}: ${stderr || stdout}`);
    }
    return stdout;
  }
}
