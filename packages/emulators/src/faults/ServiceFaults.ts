import {
  serviceFaultDocument,
  type ServiceFaultDocument,
  type ServiceFaultInput,
  type ServiceFaultRule,
} from './serviceFaultDocument';

/** How long a token lives. */
export interface TokenLife {
  saidSeconds: number;
  livedSeconds: number;
  uses?: number;
}

/** Databricks' docs, OAuth M2M, 2026. */
const HOUR_SECONDS = 3600;

/** What goes wrong at Databricks or AWS at the moment, because a test has asked for it. */
export class ServiceFaults {
  private rules: Array<{
    rule: ServiceFaultRule;
    seen: number;
    hits: number;
  }> = [];
  private switches: Omit<ServiceFaultDocument, 'rules'> = {};

  /** Rules come after those that are there; a switch takes the place of its former value. */
  add(input: ServiceFaultInput): void {
    const { rules, ...switches } = serviceFaultDocument.parse(input);
    this.rules.push(...rules.map(rule => ({ rule, seen: 0, hits: 0 })));
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

  /** The first rule for a request that is due and not used up; this uses it. */
  take(method: string, path: string): ServiceFaultRule | undefined {
    for (const entry of this.rules) {
      const { rule } = entry;
      if (
        (rule.method === undefined || rule.method === method) &&
        (rule.times === undefined || entry.hits < rule.times) &&
        new RegExp(rule.path).test(path)
      ) {
        entry.seen += 1;
        if (entry.seen % rule.every === 0) {
          entry.hits += 1;
          return rule;
        }
      }
    }
    return undefined;
  }

  get clockSkewMs(): number {
    return (this.switches.clockSkewSeconds ?? 0) * 1000;
  }

  /** @param usual - seconds that a token lives when nobody says otherwise */
  tokenLife(usual = HOUR_SECONDS): TokenLife {
    const {
      saidSeconds = usual,
      livedSeconds,
      uses,
    } = this.switches.tokens ?? {};
    return { saidSeconds, livedSeconds: livedSeconds ?? saidSeconds, uses };
  }
}
