import type { Claims } from './Claims';

/**
 * What one file claims that another does not: new projects, new environments,
 * and environments with other addresses.
 */
export function addedClaims(from: Claims, to: Claims): Claims {
  const added: Claims = {};
  for (const [name, project] of Object.entries(to)) {
    const before = Object.hasOwn(from, name) ? from[name] : undefined;
    const environments = Object.entries(project.environments).filter(
      ([key, { cidr }]) =>
        !before ||
        !Object.hasOwn(before.environments, key) ||
        before.environments[key].cidr !== cidr,
    );
    if (!before || environments.length > 0) {
      added[name] = {
        ...project,
        environments: Object.fromEntries(environments),
      };
    }
  }
  return added;
}
