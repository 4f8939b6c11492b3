import { parseDocument } from 'yaml';
import { claimsSchema, type Claims } from './Claims';

/** As the schema of the file has them, roughly; a name is never a sentence. */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Reads who claims what in the text of a platform file, also of one with
 * problems: a name or an address that somebody asks for in a pull request is
 * spoken for, whatever else is wrong with it. Never throws.
 */
export function claimsOf(text: string): Claims {
  const claims: Claims = {};
  const parsed = claimsSchema.safeParse(valueOf(text));
  for (const [name, project] of Object.entries(
    parsed.data?.spec.projects ?? {},
  )) {
    if (!project || !NAME.test(name)) {
      continue;
    }
    const environments: Claims[string]['environments'] = {};
    for (const [key, environment] of Object.entries(project.environments)) {
      if (environment && NAME.test(key)) {
        environments[key] = environment;
      }
    }
    claims[name] = { ...project, environments };
  }
  return claims;
}

function valueOf(text: string): unknown {
  try {
    // Aliases are not for these files: a few of them could stand for gigabytes.
    return parseDocument(text, { logLevel: 'silent' }).toJS({
      maxAliasCount: 0,
    });
  } catch {
    return undefined;
  }
}
