import type { TerraformJson } from '@lakeport/project';
import { backendOf, stateFile } from './stateFile';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Databases that RDS itself refuses to delete while they are protected. */
const GUARDED = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_rds_global_cluster',
];

function lifted(stack: TerraformJson): NonNullable<TerraformJson['resource']> {
  const resources: NonNullable<TerraformJson['resource']> = {};
  for (const [type, byName] of Object.entries(stack.resource ?? {})) {
    for (const [name, resource] of Object.entries(byName)) {
      const blocks = [resource.lifecycle].flat();
      const isKept = blocks.some(
        block => isRecord(block) && block.prevent_destroy === true,
      );
      const isGuarded =
        GUARDED.includes(type) && resource.deletion_protection === true;
      if (isKept || isGuarded) {
        resources[type] ??= {};
        resources[type][name] = {
          ...(isKept && { lifecycle: { prevent_destroy: false } }),
          ...(isGuarded && { deletion_protection: false }),
        };
      }
    }
  }
  return resources;
}

/** An override and what it took away. */
export interface RehearsalOverride {
  json: TerraformJson;
  /** Addresses whose protection it lifts. */
  lifted: string[];
  /** Those of them that have to be applied so before they can be destroyed. */
  guarded: string[];
}

/**
 * What is laid over a stack in a rehearsal: state and remote states as local
 * files instead of S3, and for a destroy no deletion protection.
 */
export function rehearsalOverride(
  name: string,
  stack: TerraformJson,
  stateDir: string,
  { liftProtection }: { liftProtection: boolean },
): RehearsalOverride {
  const json: TerraformJson = {
    terraform: {
      backend: {
        local: { path: stateFile(stateDir, backendOf(stack), name) },
      },
    },
  };
  const remotes = Object.entries(stack.data?.terraform_remote_state ?? {});
  if (remotes.length > 0) {
    json.data = {
      terraform_remote_state: Object.fromEntries(
        remotes.map(([remote, value]) => [
          remote,
          {
            backend: 'local',
            config: {
              path: stateFile(stateDir, value.config, remote),
            },
          },
        ]),
      ),
    };
  }
  const resource = liftProtection ? lifted(stack) : {};
  if (Object.keys(resource).length > 0) {
    json.resource = resource;
  }
  const addresses = (isWanted: (block: object) => boolean) =>
    Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName)
        .filter(([, block]) => isWanted(block))
        .map(([resourceName]) => `${type}.${resourceName}`),
    );
  return {
    json,
    lifted: addresses(() => true),
    guarded: addresses(block => 'deletion_protection' in block),
  };
}
