import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';

/**
 * What other metastores know a metastore by.
 *
 * @param scope - `metastore:<id>`
 */
export function globalMetastoreIdOf(
  account: RehearsalAccount,
  scope: string,
): string | undefined {
  const [metastore] = account.objects({
    type: 'databricks_metastore',
    id: scope.replace(/^metastore:/, ''),
  });
  return text(metastore?.attributes.global_metastore_id);
}
