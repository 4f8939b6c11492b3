import type { TablePaginationType } from '@backstage/ui';

/** Pages of a table whose rows the server cuts; none where everything fits. */
export function pagesOf(props: {
  pageSize: number;
  offset: number;
  totalItems: number;
  onOffset: (offset: number) => void;
}): TablePaginationType {
  const { pageSize, offset, totalItems, onOffset } = props;
  if (totalItems <= pageSize && offset === 0) {
    return { type: 'none' };
  }
  const lastPage = Math.max(0, Math.ceil(totalItems / pageSize) - 1) * pageSize;
  return {
    type: 'page',
    pageSize,
    pageSizeOptions: [],
    showPageSizeOptions: false,
    offset,
    totalCount: totalItems,
    hasNextPage: offset + pageSize < totalItems,
    hasPreviousPage: offset > 0,
    onNextPage: () => onOffset(offset + pageSize),
    // An address may ask for a page after the last one.
    onPreviousPage: () =>
      onOffset(Math.max(0, Math.min(offset - pageSize, lastPage))),
  };
}
