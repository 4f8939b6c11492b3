import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const group = z.record(z.string(), z.unknown());
const document = z.looseObject({
  paths: group,
  'x-webhooks': group,
  components: z.record(z.string(), group),
});

/** GitHub's own OpenAPI description, of which a part is wanted. */
export type GithubDescription = z.infer<typeof document>;

/** Calls `found` with every `$ref` in a part of the description. */
function eachReference(part: unknown, found: (ref: string) => void): void {
  if (typeof part !== 'object' || part === null) {
    return;
  }
  for (const [key, value] of Object.entries(part)) {
    if (key === '$ref' && typeof value === 'string') {
      found(value);
    } else {
      eachReference(value, found);
    }
  }
}

/**
 * Rights what no checker of JSON Schema takes: values that are listed twice,
 * null among them beside `nullable`, and `nullable` without a type. Prism lets
 * pass whatever it has no checker for.
 */
function repaired(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(repaired);
  }
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === 'enum' && Array.isArray(value)
        ? [...new Set(value)].filter(
            item => item !== null || !('nullable' in part),
          )
        : repaired(value),
    ]),
  );
  if (nullable === undefined || 'type' in rest) {
    return nullable === undefined ? rest : { ...rest, nullable };
  }
  return nullable === true ? { anyOf: [rest, { enum: [null] }] } : rest;
}

/**
 * GitHub's description, cut to some paths and to the components that these
 * refer to, because Prism needs half a minute to read all of it. What is left
 * says the same.
 */
export function githubDescription(
  choose: (all: GithubDescription) => GithubDescription['paths'],
): Omit<GithubDescription, 'x-webhooks'> {
  const root = dirname(require.resolve('@octokit/openapi/package.json'));
  const all = document.parse(
    JSON.parse(
      readFileSync(join(root, 'generated', 'api.github.com.json'), 'utf8'),
    ),
  );
  const paths = group.parse(repaired(choose(all)));
  const components: GithubDescription['components'] = {};
  const take = (ref: string) => {
    const [, , kind, name] = ref.split('/');
    components[kind] ??= {};
    if (!Object.hasOwn(components[kind], name)) {
      components[kind][name] = repaired(all.components[kind][name]);
      eachReference(components[kind][name], take);
    }
  };
  eachReference(paths, take);
  const { 'x-webhooks': _webhooks, ...rest } = all;
  return { ...rest, paths, components };
}
