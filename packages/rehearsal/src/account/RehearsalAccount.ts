import type { AccountObject } from './AccountObject';
import { AccountSnapshot } from './AccountSnapshot';
import type { Fault } from './parseFaults';
import { PlantedFaults } from './PlantedFaults';
import { RegionOutage } from './RegionOutage';
import { strayNetworkInterface } from './strayNetworkInterface';
import type { StrayNetworkInterface } from './strayNetworkInterface';
import type { ValueObject } from '../wire/Value';

/**
 * Which objects are wanted; all conditions must hold.
 *
 * @public
 */
export interface ObjectFilter {
  provider?: AccountObject['provider'];
  type?: string;
  id?: string;
  region?: string;
  accountId?: string;
  workspaceId?: string;
  metastoreId?: string;
  seeded?: boolean;
}

/**
 * A change of an object in the account.
 *
 * @public
 */
export interface AccountChange {
  operation: 'create' | 'update' | 'delete';
  object: AccountObject;
}

/**
 * How an account is opened.
 *
 * @public
 */
export interface RehearsalAccountOptions {
  /** JSON file that the account is kept in across restarts. */
  snapshotFile?: string;
  faults?: Fault[];
  /** The address of a new workspace; by default it looks like a real one. */
  urlForWorkspace?: (workspaceId: string) => string;
}

const SAVE_DELAY = 50;

/**
 * An AWS and Databricks account that lives in memory. Terraform changes it
 * through a {@link ProviderServer}; whoever holds it may look into it and
 * change things by hand, which Terraform then finds as drift.
 *
 * @public
 */
export class RehearsalAccount {
  private readonly byKey = new Map<string, AccountObject>();
  private readonly listeners = new Set<(change: AccountChange) => void>();
  private readonly issued = new Map<string, number>();
  private readonly faults: PlantedFaults;
  private readonly snapshot: AccountSnapshot | undefined;
  private down: RegionOutage | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(private readonly options: RehearsalAccountOptions) {
    this.faults = new PlantedFaults(options.faults);
    this.snapshot = options.snapshotFile
      ? new AccountSnapshot(options.snapshotFile)
      : undefined;
  }

  /**
   * Opens an account, empty or as its snapshot file has it.
   *
   * @throws Error when the snapshot file is not one of ours
   */
  static async open(
    options: RehearsalAccountOptions = {},
  ): Promise<RehearsalAccount> {
    const account = new RehearsalAccount(options);
    const kept = account.snapshot?.read();
    for (const object of kept?.objects ?? []) {
      account.byKey.set(keyOf(object), object);
    }
    for (const [seed, count] of Object.entries(kept?.issued ?? {})) {
      account.issued.set(seed, count);
    }
    return account;
  }

  /** The objects of the account, or those that a filter lets through. */
  objects(filter: ObjectFilter = {}): AccountObject[] {
    const wanted = Object.entries(filter);
    return [...this.byKey.values()].filter(object =>
      wanted.every(
        ([name, value]) =>
          value === undefined ||
          Object.entries(object).some(
            ([key, actual]) => key === name && actual === value,
          ),
      ),
    );
  }

  /**
   * How many objects Terraform manages. What was seeded does not count, nor
   * what {@link RehearsalAccount.undeletable} lists.
   */
  objectsLeft(): number {
    return this.objects({ seeded: false }).filter(({ remains }) => !remains)
      .length;
  }

  /**
   * What Terraform has deleted and is still there, with the reason in
   * `remains`: a log delivery, say, that can only be disabled.
   */
  undeletable(): AccountObject[] {
    return [...this.byKey.values()]
      .filter(({ remains }) => remains)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  /**
   * Removes an object by hand, behind Terraform's back.
   *
   * @returns whether there was one
   */
  delete(type: string, id: string): boolean {
    const found = this.objects({ type, id });
    for (const object of found) {
      this.remove(object);
    }
    return found.length > 0;
  }

  /**
   * Changes attributes of an object by hand, behind Terraform's back.
   *
   * @returns whether there was one
   */
  change(type: string, id: string, attributes: ValueObject): boolean {
    const found = this.objects({ type, id });
    for (const object of found) {
      this.put({
        ...object,
        attributes: { ...object.attributes, ...attributes },
      });
    }
    return found.length > 0;
  }

  /**
   * Leaves a network interface behind in a subnet, as a cluster node or a
   * function may: it keeps the subnet and its security groups from deletion
   * until it is removed with {@link RehearsalAccount.delete}.
   *
   * @throws Error when there is no such subnet
   */
  plantNetworkInterface(stray: StrayNetworkInterface): AccountObject {
    const [subnet] = this.objects({ type: 'aws_subnet', id: stray.subnetId });
    if (!subnet) {
      throw new Error(`There is no subnet ${stray.subnetId}`);
    }
    const number = this.issue(`stray ${subnet.id}`);
    const object = strayNetworkInterface(subnet, stray, number);
    this.put(object);
    return object;
  }

  /** Puts in what stood there before Terraform came; the existing stays. */
  seed(objects: readonly AccountObject[]): void {
    for (const object of objects) {
      if (!this.byKey.has(keyOf(object)) && !this.hasLike(object)) {
        this.put({ ...object, seeded: true });
      }
    }
  }

  /** Whether what would find a seed finds something else already. */
  private hasLike({ type, scope, attributes, lookedUpBy }: AccountObject) {
    return (
      lookedUpBy !== undefined &&
      this.objects({ type }).some(
        other =>
          other.scope === scope &&
          !other.remains &&
          lookedUpBy.every(name => other.attributes[name] === attributes[name]),
      )
    );
  }

  /** Adds further faults; they count from now. */
  inject(faults: readonly Fault[]): void {
    this.faults.add(faults);
  }

  /** The faults that never happened, because nothing asked for what they hit. */
  unfiredFaults(): Fault[] {
    return this.faults.unfired();
  }

  /**
   * Lets a region go down: until {@link RehearsalAccount.endOutage} no service of
   * AWS in it answers, nor a Databricks workspace, whatever is read, created,
   * changed or deleted. Where AWS has one control plane for all regions (IAM,
   * Route 53) it goes down with the region that it is in. What is in the account
   * stays as it is.
   */
  startOutage(region: string): void {
    this.down = new RegionOutage(region, () =>
      this.objects({ type: 'databricks_mws_workspaces' }),
    );
  }

  /** Lets the region answer again that was down. */
  endOutage(): void {
    this.down = undefined;
  }

  /** The outage that goes on. @internal */
  get outage(): RegionOutage | undefined {
    return this.down;
  }

  /** Calls a listener after every change; returns how to stop that. */
  onChange(listener: (change: AccountChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Writes the snapshot now. Changes are written by themselves as well. */
  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.snapshot?.write({
      issued: Object.fromEntries(this.issued),
      objects: [...this.byKey.values()],
    });
  }

  /** Saves and lets go of everything. */
  close(): void {
    if (this.timer) {
      this.save();
    }
    this.listeners.clear();
  }

  /** @internal */
  find(type: string, scope: string, id: string): AccountObject | undefined {
    return this.byKey.get(keyOf({ type, scope, id }));
  }

  /** @internal */
  put(object: AccountObject): void {
    const known = this.byKey.has(keyOf(object));
    this.byKey.set(keyOf(object), object);
    this.changed({ operation: known ? 'update' : 'create', object });
  }

  /** @internal */
  remove(object: AccountObject): void {
    if (this.byKey.delete(keyOf(object))) {
      this.changed({ operation: 'delete', object });
    }
  }

  /** How often a seed has been drawn from before. @internal */
  issue(seed: string): number {
    const count = this.issued.get(seed) ?? 0;
    this.issued.set(seed, count + 1);
    return count;
  }

  /** @internal */
  workspaceUrl(workspaceId: string): string {
    const prefix = BigInt(workspaceId).toString(16).padStart(12, '0');
    return (
      this.options.urlForWorkspace?.(workspaceId) ??
      `https://dbc-${prefix.slice(0, 8)}-${prefix.slice(
        8,
        12,
      )}.cloud.databricks.com`
    );
  }

  /** The only Databricks account, for a caller that does not name one. @internal */
  databricksAccountId(): string {
    const ids = this.objects({ provider: 'databricks' })
      .map(object => object.accountId)
      .filter(id => id !== undefined);
    return ids[0] ?? '00000000-0000-4000-8000-000000000000';
  }

  /** Fails as an injected fault says, if one is due. @internal */
  failIfDue(
    operation: Fault['operation'],
    type: string,
    region: string | undefined,
  ): void {
    this.faults.failIfDue(operation, type, region);
  }

  private changed(change: AccountChange): void {
    if (this.snapshot && !this.timer) {
      this.timer = setTimeout(() => this.save(), SAVE_DELAY);
      this.timer.unref();
    }
    for (const listener of this.listeners) {
      listener(change);
    }
  }
}

function keyOf(object: { type: string; scope: string; id: string }): string {
  return `${object.type}\n${object.scope}\n${object.id}`;
}
