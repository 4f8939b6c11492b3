import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { FolderObjectStore } from '../run/FolderObjectStore';
import type { OperationOptions } from '../run/OperationOptions';
import { PlanStore } from '../run/PlanStore';
import { runOperation } from '../run/runOperation';
import { seedsFor } from '../run/seedsFor';
import type { OperationResult } from '../run/StepEvent';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';
import { typesOf } from '../run/typesOf';
import { ProviderServer } from '../server/ProviderServer';

/** A rehearsal account with the shop in it, and a bucket to keep its plans in. */
export class SavedPlansBench {
  private runs = 0;

  private constructor(
    readonly dir: string,
    readonly account: RehearsalAccount,
    readonly bucket: FolderObjectStore,
    private readonly server: ProviderServer,
    private readonly engine: TerraformEngine,
  ) {}

  /** @param types - that stacks of the test have besides */
  static async start(
    stacks: SynthesizedStacks,
    types: readonly string[] = [],
  ): Promise<SavedPlansBench> {
    const dir = mkdtempSync(join(tmpdir(), 'lakeport-saved-'));
    const engine = await TerraformEngine.find();
    const account = await RehearsalAccount.open();
    account.seed(seedsFor(stacks));
    const server = await ProviderServer.start(account, {
      types: [...typesOf(stacks), ...types],
    });
    const bucket = new FolderObjectStore(join(dir, 'states', 'shop-state'));
    return new SavedPlansBench(dir, account, bucket, server, engine);
  }

  /** Runs an operation in a folder of its own, as on another runner. */
  run(
    options: Pick<OperationOptions, 'operation' | 'stacks'> &
      Partial<OperationOptions>,
  ): Promise<OperationResult> {
    this.runs += 1;
    return runOperation({
      environment: 'dev',
      workDir: join(this.dir, `work-${this.runs}`),
      stateDir: join(this.dir, 'states'),
      reattach: this.server.reattach,
      engine: this.engine,
      ...options,
    });
  }

  store(id: string): PlanStore {
    return new PlanStore(this.bucket, 'shop', 'dev', id);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.account.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
