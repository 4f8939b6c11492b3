import type { SchemaNode } from '../schema/SchemaNode';
import type { Planned } from './editFile';
import { flowYaml } from './flowYaml';
import type { Path } from './Operation';
import { sameValue } from './sameValue';
import { valueAt } from './valueAt';

const LONGEST_SHOWN = 160;

/**
 * Something new under a name: nothing to do when it is there in other words for
 * the same, refused when it is there and something else.
 *
 * @param what - what it is called in the refusal, such as `catalog payments`,
 *   and where it is, such as `in dev`
 */
export function addEntry(
  value: unknown,
  path: Path,
  entry: unknown,
  schema: SchemaNode,
  what: { name: string; where: string },
): Planned {
  const held = valueAt(value, path);
  if (held === undefined) {
    return { operations: [{ kind: 'set', path, value: entry }] };
  }
  if (meansTheSame(held, entry, schema.at(path))) {
    return { operations: [] };
  }
  const said = flowYaml(held);
  return {
    findings: [
      {
        path,
        message: `${what.name} exists already ${what.where}, with ${
          said.length > LONGEST_SHOWN
            ? `${said.slice(0, LONGEST_SHOWN)}…`
            : said
        }`,
        hint: 'use another name, or change what is there by hand',
        about: 'key',
      },
    ],
  };
}

/** Whether two values are the same once defaults are filled in. */
function meansTheSame(one: unknown, other: unknown, node: SchemaNode): boolean {
  return (
    sameValue(one, other) ||
    node
      .parsed(one)
      .some(held => node.parsed(other).some(wanted => sameValue(held, wanted)))
  );
}
