import type { Config } from '@backstage/config';
import type { DatabricksConfigProblem } from './DatabricksConfig';
import { valueAt } from './valueAt';

const PATH = 'databricks.unityCatalog.readAs';

/**
 * What an operator may not expect of `readAs: user`: it is about the explorer, and
 * others read Unity Catalog before anybody asks, for which there is no person whose
 * rights could be taken.
 *
 * @param readers - who they are and what they do, such as "search finds"
 * @returns undefined where app-config does not say `user`
 * @public
 */
export function portalReadersNotice(
  root: Config,
  readers: string,
): DatabricksConfigProblem | undefined {
  return valueAt(root, PATH) === 'user'
    ? {
        severity: 'warning',
        path: PATH,
        message: `is user, which holds for the explorer only: ${readers} what the portal's own service principal may see, for whomever the permission policy allows it, whatever their rights in Databricks are`,
      }
    : undefined;
}
