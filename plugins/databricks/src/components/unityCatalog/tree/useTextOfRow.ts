import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import type { TreeRow } from './TreeRow';

/** What a row says: to the eye, to a screen reader, and where the pointer rests. */
export interface RowText {
  text: string;
  label: string;
  title?: string;
}

/** Puts rows into the reader's words. */
export function useTextOfRow(): (row: TreeRow) => RowText {
  const { t } = useDatabricksTranslation();
  return useCallback(
    row => {
      const plain = (text: string, title?: string) => ({
        text,
        label: text,
        ...(title !== undefined && { title }),
      });
      switch (row.type) {
        case 'loading':
          return plain(
            t('state.loading', { what: t(`explorer.kinds.${row.level.kind}`) }),
          );
        case 'empty':
          return plain(
            row.isFiltered
              ? t('explorer.tree.noMatch')
              : t(`explorer.tree.empty.${row.level.kind}`),
          );
        case 'partial': {
          const problems = row.errors
            .map(({ source, message }) => `${source}: ${message}`)
            .join('\n');
          return {
            ...plain(t('explorer.tree.partial'), problems),
            label: `${t('explorer.tree.partial')} ${problems}`,
          };
        }
        case 'error':
          return plain(
            t('explorer.tree.failed', {
              what: t(`explorer.kinds.${row.level.kind}`),
              message: row.message,
            }),
            row.message,
          );
        case 'more':
          if (row.isFetching) {
            return plain(t('explorer.tree.loadingMore'));
          }
          return plain(
            row.emptyPages > 0
              ? t('explorer.tree.lookFurther')
              : t('explorer.tree.more'),
          );
        default:
      }
      const { node } = row;
      if (node.type === 'group') {
        return plain(t(`explorer.groups.${node.kind}`));
      }
      const [name, kind] =
        node.type === 'metastore'
          ? [node.metastore.name, t('explorer.kind.metastore')]
          : [node.object.name, t(`explorer.kind.${node.object.kind}`)];
      const isBrowseOnly = node.type === 'object' && node.object.browseOnly;
      return {
        text: name,
        label: t(
          isBrowseOnly
            ? 'explorer.tree.browseOnlyLabel'
            : 'explorer.tree.nodeLabel',
          { name, kind },
        ),
        title: name,
      };
    },
    [t],
  );
}
