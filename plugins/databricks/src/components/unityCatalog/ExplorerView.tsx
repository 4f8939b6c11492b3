import type {
  Metastore,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useCallback, useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { ObjectDetails } from './detail/ObjectDetails';
import styles from './explorer.module.css';
import { MetastoreDetails } from './MetastoreDetails';
import type { TreeNode } from './tree/TreeNode';
import { metastoreNode, objectNode } from './tree/treeNodes';
import { UnityTree } from './tree/UnityTree';
import { useExplorerLocation } from './useExplorerLocation';

/**
 * The tree of Unity Catalog, and beside it what is chosen in it.
 *
 * @param root - the one catalog that it is about; all of the metastores when left out
 * @param workspace - id of the workspace to read through, where the address names none
 */
export function ExplorerView(props: {
  metastores: readonly Metastore[];
  root?: UnityObjectName;
  workspace?: string;
}) {
  const { metastores, root } = props;
  const { t } = useDatabricksTranslation();
  const [location, change] = useExplorerLocation();
  const workspace = location.workspace ?? props.workspace;
  const roots = useMemo(
    () => (root ? [objectNode(root)] : metastores.map(metastoreNode)),
    [root, metastores],
  );

  const named =
    location.object &&
    metastores.some(({ id }) => id === location.object?.metastoreId) &&
    (!root || location.object.catalog === root.catalog)
      ? location.object
      : undefined;
  const selected = named ?? root;
  const metastore = metastores.find(({ id }) => id === location.metastoreId);

  const show = useCallback(
    (object: UnityObjectName) =>
      change({
        object,
        metastoreId: object.metastoreId,
        column: undefined,
      }),
    [change],
  );
  const onSelect = useCallback(
    (node: TreeNode) => {
      if (node.type === 'metastore') {
        change({
          metastoreId: node.metastore.id,
          object: undefined,
          column: undefined,
          tab: 'overview',
        });
      } else {
        show(node.id);
      }
    },
    [change, show],
  );
  const isElsewhere = location.object !== undefined && !named;

  return (
    <div className={styles.explorer}>
      <UnityTree
        label={t('explorer.tree.label')}
        roots={roots}
        workspace={workspace}
        selected={selected}
        selectedMetastore={metastore?.id}
        onSelect={onSelect}
      />
      <section
        className={styles.details}
        aria-label={t('explorer.detailsLabel')}
      >
        {isElsewhere && (
          <EmptyState
            title={t('explorer.notHereTitle')}
            hint={t('explorer.notHereHint', {
              metastore: location.object?.metastoreId ?? '',
            })}
          />
        )}
        {!isElsewhere && selected && (
          <ObjectDetails
            object={selected}
            workspace={workspace}
            tab={location.tab}
            onTab={tab => change({ tab })}
            column={location.column}
            onColumn={column => change({ column, tab: 'lineage' })}
            onSelect={show}
          />
        )}
        {!isElsewhere && !selected && metastore && (
          <MetastoreDetails metastore={metastore} />
        )}
        {!isElsewhere && !selected && !metastore && (
          <EmptyState
            title={t('explorer.nothingTitle')}
            hint={t('explorer.nothingHint')}
          />
        )}
      </section>
    </div>
  );
}
