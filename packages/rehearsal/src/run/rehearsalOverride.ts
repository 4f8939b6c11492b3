import type { TerraformJson } from '@lakeport/project';
import { backendOf, stateFile } from './stateFile';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lifted(stack: TerraformJson): NonNullable<TerraformJson['resource']> {
  const resources: NonNullable<TerraformJson['resource']> = {};
  for (const [type, byName] of Object.entries(stack.resource ?? {})) {
    for (const [name, resource] of Object.entries(byName)) {
      const blocks = [resource.lifecycle].flat();
      const isKept = blocks.some(
        block => isRecord(block) && block.prevent_destroy === true,
      );
      if (isKept) {
        resources[type] ??= {};
        resources[type][name] = { lifecycle: { prevent_destroy: false } };
      }
    }
  }
  return resources;
}

/** An override and what it took away. */
export interface RehearsalOverride {
  json: TerraformJson;
  /** Addresses whose `prevent_destroy` it lifts. */
  lifted: string[];
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
  return {
    json,
    lifted: Object.entries(resource).flatMap(([type, byName]) =>
      Object.keys(byName).map(resourceName => `${type}.${resourceName}`),
    ),
  };
}
