import type { Config } from '@backstage/config';

/**
 * What app-config has at a path. Nothing also where a section above it is none, such
 * as `databricks: []`: Backstage throws for that, which is told of by who reads that
 * section and need not keep the others from starting.
 *
 * @public
 */
export function valueAt(root: Config, path: string): unknown {
  try {
    return root.getOptional(path);
  } catch {
    return undefined;
  }
}
