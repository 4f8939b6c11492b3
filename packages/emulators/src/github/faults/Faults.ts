import type { ArtifactFault, FaultDocument, FaultRule } from './faultDocument';

/** What goes wrong at the moment, because a test has asked for it. */
export class Faults {
  private rules: Array<{ rule: FaultRule; hits: number }> = [];
  private switches: Omit<FaultDocument, 'rules'> = {};

  /** Rules come after those that are there; a switch takes the place of its former value. */
  add({ rules, ...switches }: FaultDocument): void {
    this.rules.push(...rules.map(rule => ({ rule, hits: 0 })));
    this.switches = { ...this.switches, ...switches };
  }

  clear(): void {
    this.rules = [];
    this.switches = {};
  }

  /** As it was asked for, and how often each rule has been followed. */
  toJSON() {
    return {
      rules: this.rules.map(({ rule, hits }) => ({ ...rule, hits })),
      ...this.switches,
    };
  }

  /** The first rule for a request that is not used up; this uses it. */
  take(method: string, path: string): FaultRule | undefined {
    const found = this.rules.find(
      ({ rule, hits }) =>
        (rule.method === undefined || rule.method === method) &&
        (rule.times === undefined || hits < rule.times) &&
        new RegExp(rule.path).test(path),
    );
    if (found) {
      found.hits += 1;
    }
    return found?.rule;
  }

  get enterpriseServer(): boolean {
    return this.switches.enterpriseServer ?? false;
  }

  get rateLimit(): number | undefined {
    return this.switches.rateLimit;
  }

  get minuteMs(): number {
    return this.switches.waitTimerMinuteMs ?? 60_000;
  }

  /** Whether lists have a run already. */
  listed(run: { createdAt: string }): boolean {
    const age = Date.now() - Date.parse(run.createdAt);
    return age >= (this.switches.runsListedAfterMs ?? 0);
  }

  artifact(name: string): ArtifactFault | undefined {
    return this.switches.artifacts?.find(
      wanted => wanted.name === undefined || wanted.name === name,
    )?.fault;
  }

  webhooks(fault: NonNullable<FaultDocument['webhooks']>[number]): boolean {
    return this.switches.webhooks?.includes(fault) ?? false;
  }
}
