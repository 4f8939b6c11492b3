import { Button, Flex, Link } from '@backstage/ui';
import type { UnityBindingPage } from '@lakeport/backstage-plugin-databricks-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { useUnityHref } from '../useUnityHref';
import { BindingMark } from './BindingMark';
import { bindingOf } from './bindingOf';
import styles from './bindings.module.css';

const COLUMN_WIDTH = 150;
const HEADER_WIDTH = 260;

/**
 * Catalogs by workspaces. Only the columns in sight are in the document: an
 * account may have hundreds of workspaces. Where each stands is told by
 * `aria-colindex`.
 */
export function BindingMatrix(props: {
  metastoreId: string;
  workspaces: UnityBindingPage['workspaces'];
  rows: UnityBindingPage['items'];
}) {
  const { metastoreId, workspaces, rows } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useUnityHref();
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: workspaces.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => COLUMN_WIDTH,
    getItemKey: index => workspaces[index].id,
    overscan: 4,
  });
  const columns = virtualizer.getVirtualItems();
  const before = columns.at(0)?.start ?? 0;
  const after = virtualizer.getTotalSize() - (columns.at(-1)?.end ?? 0);
  // Columns that are not drawn take their place all the same.
  const gap = (width: number) =>
    width > 0 && <td aria-hidden style={{ width, minWidth: width }} />;
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  return (
    <Flex direction="column" gap="2">
      {(first > 0 || last < workspaces.length - 1) && (
        // The rows hold links, which the keyboard scrolls to; columns hold none.
        <Flex gap="2" justify="end">
          <Button
            size="small"
            variant="secondary"
            isDisabled={first === 0}
            onPress={() => virtualizer.scrollToIndex(first, { align: 'end' })}
          >
            {t('explorer.bindings.before')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={last === workspaces.length - 1}
            onPress={() => virtualizer.scrollToIndex(last, { align: 'start' })}
          >
            {t('explorer.bindings.after')}
          </Button>
        </Flex>
      )}
      <div ref={scroll} className={styles.scroll}>
        <table
          className={styles.matrix}
          aria-label={t('explorer.bindings.tableLabel')}
          aria-colcount={workspaces.length + 2}
          style={{
            width: HEADER_WIDTH + COLUMN_WIDTH + virtualizer.getTotalSize(),
          }}
        >
          <thead>
            <tr>
              <th scope="col" aria-colindex={1} className={styles.corner}>
                {t('explorer.bindings.catalog')}
              </th>
              <th scope="col" aria-colindex={2}>
                {t('explorer.bindings.mode')}
              </th>
              {gap(before)}
              {columns.map(({ index }) => (
                <th
                  key={workspaces[index].id}
                  scope="col"
                  aria-colindex={index + 3}
                >
                  <span title={workspaces[index].id}>
                    {workspaces[index].name}
                  </span>
                </th>
              ))}
              {gap(after)}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.catalog}>
                <th scope="row" aria-colindex={1}>
                  <Link
                    href={hrefOf({
                      metastoreId,
                      kind: 'catalog',
                      catalog: row.catalog,
                    })}
                  >
                    {row.catalog}
                  </Link>
                  {row.failed && (
                    <div className={styles.failed}>
                      {t('explorer.bindings.failed', { message: row.failed })}
                    </div>
                  )}
                </th>
                <td aria-colindex={2}>
                  {row.failed === undefined &&
                    t(
                      row.open
                        ? 'explorer.bindings.open'
                        : 'explorer.bindings.isolated',
                    )}
                </td>
                {gap(before)}
                {columns.map(({ index }) => {
                  const state = bindingOf(row, workspaces[index].id);
                  return (
                    <td key={workspaces[index].id} aria-colindex={index + 3}>
                      <BindingMark
                        state={state}
                        text={t(`explorer.bindings.short.${state}`)}
                      />
                    </td>
                  );
                })}
                {gap(after)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Flex>
  );
}
