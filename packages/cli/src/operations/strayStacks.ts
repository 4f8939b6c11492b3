import type { ObjectStore } from '@lakeport/rehearsal';
import { holdsResources } from './holdsResources';

/**
 * Stacks of the project that have a state but are not in its file: their
 * environment was taken out of it, and what they hold goes on costing.
 */
export async function strayStacks(
  bucket: ObjectStore,
  project: string,
  known: readonly string[],
): Promise<string[]> {
  const keys = await bucket.list(`${project}/`);
  const names = keys.flatMap(
    key => /^[^/]+\/([^/]+)\.tfstate$/.exec(key)?.[1] ?? [],
  );
  const stray: string[] = [];
  for (const name of names.filter(one => !known.includes(one))) {
    const content = await bucket.get(`${project}/${name}.tfstate`);
    if (content && holdsResources(content)) stray.push(name);
  }
  return stray;
}
