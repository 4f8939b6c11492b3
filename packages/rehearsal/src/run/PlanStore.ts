import { planManifestSchema } from './PlanManifest';
import type { PlanManifest } from './PlanManifest';
import type { ObjectStore } from './ObjectStore';

const ID = /^[A-Za-z0-9-]{1,64}$/;
const MANIFEST = 'manifest.json';
/** In the place of an environment's name, which never begins so. */
const EVERYTHING = '_all';

/**
 * The plan of one operation, kept between `plan --save` and the operation with
 * `--plan`: the stacks' plan files, the locks of the providers that made them,
 * and what was shown. Plan files hold secrets: they go nowhere but into the
 * store.
 *
 * @public
 */
export class PlanStore {
  private readonly prefix: string;

  /**
   * @param objects - the state bucket or what stands for it
   * @param project - name of the project or platform
   * @param environment - the one that the plan is of: whoever may change that
   * one alone may read and write what lies under its name. Without it the plan
   * is one of everything, as a platform's always is.
   * @param id - of the plan: 1-64 letters, digits and hyphens
   * @throws Error when the id is another
   */
  constructor(
    private readonly objects: ObjectStore,
    project: string,
    environment: string | undefined,
    readonly id: string,
  ) {
    if (!ID.test(id)) {
      throw new Error(
        `"${id}" cannot be the id of a plan; it would be 1 to 64 letters, digits and hyphens`,
      );
    }
    this.prefix = `${project}/plans/${environment ?? EVERYTHING}/${id}/`;
  }

  /** Where it is, for messages. */
  get place(): string {
    return `${this.objects.place}/${this.prefix}`;
  }

  /** @internal */
  async putPlan(
    stack: string,
    { plan, lock }: { plan: Uint8Array; lock?: Uint8Array },
  ): Promise<void> {
    await this.objects.put(`${this.prefix}${stack}.tfplan`, plan);
    if (lock) await this.objects.put(`${this.prefix}${stack}.lock.hcl`, lock);
  }

  /** @internal */
  getPlan(stack: string): Promise<Uint8Array | undefined> {
    return this.objects.get(`${this.prefix}${stack}.tfplan`);
  }

  /** @internal */
  getLock(stack: string): Promise<Uint8Array | undefined> {
    return this.objects.get(`${this.prefix}${stack}.lock.hcl`);
  }

  /** @internal */
  async putManifest(manifest: PlanManifest): Promise<void> {
    await this.objects.put(
      `${this.prefix}${MANIFEST}`,
      Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`),
    );
  }

  /**
   * @throws Error when it is not one of ours
   * @internal
   */
  async getManifest(): Promise<PlanManifest | undefined> {
    const content = await this.objects.get(`${this.prefix}${MANIFEST}`);
    if (!content) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(Buffer.from(content).toString('utf8'));
    } catch {
      value = undefined;
    }
    const parsed = planManifestSchema.safeParse(value);
    if (!parsed.success) {
      throw new Error(
        `${this.place}${MANIFEST} is not the manifest of a plan, or is one of another version of lakeport`,
      );
    }
    return parsed.data;
  }

  /** Names of what is kept under this id. */
  async list(): Promise<string[]> {
    const keys = await this.objects.list(this.prefix);
    return keys.map(key => key.slice(this.prefix.length));
  }

  /** Removes the plan files; the manifest stays and says what became of them. */
  async discardPlans(): Promise<void> {
    for (const name of await this.list()) {
      if (name.endsWith('.tfplan')) {
        await this.objects.delete(`${this.prefix}${name}`);
      }
    }
  }

  /** Removes everything of this id. */
  async delete(): Promise<void> {
    for (const name of await this.list()) {
      await this.objects.delete(`${this.prefix}${name}`);
    }
  }
}
