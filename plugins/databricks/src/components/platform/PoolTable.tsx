import {
  Cell,
  CellText,
  SearchField,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { PullRequestLink } from '../common/PullRequestLink';
import { StatusText } from '../common/StatusText';
import { formatCount } from '../common/formatCount';
import type { StatusTone } from '../common/statusTone';
import type { PoolPart } from './PoolPart';
import { blockSize } from './blockSize';

const TONES: Record<PoolPart['state'], StatusTone> = {
  used: 'success',
  pending: 'info',
  free: 'neutral',
};

function searchParts(parts: PoolPart[], search: string): PoolPart[] {
  const wanted = search.trim().toLocaleLowerCase('en-US');
  return parts.filter(({ cidr, who, pullRequest }) =>
    [cidr, who, pullRequest?.title].some(text =>
      text?.toLocaleLowerCase('en-US').includes(wanted),
    ),
  );
}

/** The content of the map, all of it, to read and to search in. */
export function PoolTable(props: { cidr: string; parts: PoolPart[] }) {
  const { cidr, parts } = props;
  const { t } = useDatabricksTranslation();
  const { tableProps, search } = useTable({
    mode: 'complete',
    data: parts,
    searchFn: searchParts,
    paginationOptions: { pageSize: 10 },
  });
  const columns = useMemo<ColumnConfig<PoolPart>[]>(
    () => [
      {
        id: 'block',
        label: t('pools.block'),
        isRowHeader: true,
        cell: part => <CellText title={part.cidr} />,
      },
      {
        id: 'size',
        label: t('pools.size'),
        cell: ({ block }) => (
          <CellText title={block ? formatCount(blockSize(block)) : '–'} />
        ),
      },
      {
        id: 'state',
        label: t('pools.state'),
        cell: ({ state, conflict }) => (
          <Cell>
            <StatusText
              status={t(`pools.states.${state}`)}
              tone={TONES[state]}
            />
            {conflict && (
              <div>
                <StatusText status={t('pools.conflict')} tone="danger" />
              </div>
            )}
          </Cell>
        ),
      },
      {
        id: 'who',
        label: t('pools.who'),
        cell: ({ who, entityRef }) => (
          <Cell>
            {entityRef ? (
              <EntityLink entityRef={entityRef}>{who}</EntityLink>
            ) : (
              <Text>{who ?? '–'}</Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'pullRequest',
        label: t('pools.pullRequest'),
        width: '1.4fr',
        cell: ({ pullRequest }) => (
          <Cell>
            {pullRequest ? (
              <PullRequestLink pullRequest={pullRequest} />
            ) : (
              <Text>–</Text>
            )}
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <>
      <SearchField
        aria-label={t('pools.filter', { cidr })}
        placeholder={t('pools.filter', { cidr })}
        value={search.value}
        onChange={search.onChange}
      />
      <section aria-label={t('pools.tableLabel', { cidr })}>
        <Table
          {...tableProps}
          columnConfig={columns}
          emptyState={t('pools.noMatch')}
        />
      </section>
    </>
  );
}
