import type { RootConfigService } from '@backstage/backend-plugin-api';
import { valueAt } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';

const PATH = 'databricks.unityCatalog';

const ruleFact = z.enum(['owner', 'tags', 'objectTags']);
/** What a policy's conditions may go by; what they do not go by is not read. */
const DEFAULT_FACTS: RuleFact[] = ['owner', 'tags', 'objectTags'];
const readAs = z.enum(['portal', 'user']);

/** Longer than that, somebody who may not see a thing any more would wonder. */
const MOST_SECONDS = 60;
const keepDecisionsSeconds = z.number().int().min(0).max(MOST_SECONDS);
const warmUp = z.boolean();

/**
 * What is read of one object for the rules of a permission policy: its owner and
 * those of the schema and catalog around it, the tags of these two, and its own
 * tags, which are told with those around it.
 */
export type RuleFact = z.infer<typeof ruleFact>;

/** Where something is wrong, and what would be right. */
interface UnityCatalogProblem {
  path: string;
  message: string;
}

/** How Unity Catalog is read. */
export interface UnityCatalogConfig {
  /** Whose rights it is read with. */
  readAs: z.infer<typeof readAs>;
  /** What may be read, for search, of an object that a policy's conditions depend on. */
  ruleFacts: readonly RuleFact[];
  /** How long what the permission policy says of a person holds; 0 asks it each time. */
  keepDecisionsSeconds: number;
  /** Whether what the explorer shows first is read after the start. */
  warmUp: boolean;
  /** What is wrong; nothing of Unity Catalog is shown then. */
  problems: UnityCatalogProblem[];
}

/**
 * Reads `databricks.unityCatalog` of app-config. A wrong value has no default:
 * to read with the portal's rights by mistake would show too much.
 */
export function readUnityCatalogConfig(
  root: RootConfigService,
): UnityCatalogConfig {
  const value = valueAt(root, PATH) ?? {};
  const problems: UnityCatalogProblem[] = [];
  const section = z.record(z.string(), z.unknown()).safeParse(value);
  if (!section.success) {
    problems.push({
      path: PATH,
      message: `must be a section such as { readAs: portal }, not ${shown(
        value,
      )}`,
    });
  }
  const given = section.data ?? {};
  const rights = readAs.default('portal').safeParse(given.readAs);
  if (!rights.success) {
    problems.push({
      path: `${PATH}.readAs`,
      message: `must be portal or user, not ${shown(given.readAs)}`,
    });
  }
  const facts = z
    .array(ruleFact)
    .default(DEFAULT_FACTS)
    .safeParse(given.ruleFacts);
  if (!facts.success) {
    problems.push({
      path: `${PATH}.ruleFacts`,
      message: `must be a list of owner, tags and objectTags, not ${shown(
        given.ruleFacts,
      )}`,
    });
  }
  const keep = keepDecisionsSeconds
    .default(5)
    .safeParse(given.keepDecisionsSeconds);
  if (!keep.success) {
    problems.push({
      path: `${PATH}.keepDecisionsSeconds`,
      message: `must be a whole number from 0 to ${MOST_SECONDS}, not ${shown(
        given.keepDecisionsSeconds,
      )}`,
    });
  }
  const warms = warmUp.default(true).safeParse(given.warmUp);
  if (!warms.success) {
    problems.push({
      path: `${PATH}.warmUp`,
      message: `must be true or false, not ${shown(given.warmUp)}`,
    });
  }
  return {
    readAs: rights.data ?? 'user',
    ruleFacts: facts.data ?? DEFAULT_FACTS,
    keepDecisionsSeconds: keep.data ?? 0,
    warmUp: warms.data ?? false,
    problems,
  };
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 100);
}
