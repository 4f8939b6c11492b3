import { z } from 'zod';

const versions = z.record(z.string(), z.unknown()).optional().catch(undefined);
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
});

/**
 * The version of lakeport that the text of a package.json asks for, as it is
 * written there; undefined where it asks for none, or is no package.json.
 */
export function pinnedLakeport(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { dependencies, devDependencies } =
    manifest.safeParse(value).data ?? {};
  const version = devDependencies?.lakeport ?? dependencies?.lakeport;
  return typeof version === 'string' && version !== '' ? version : undefined;
}
