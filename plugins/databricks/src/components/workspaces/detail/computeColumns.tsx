import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import type { DatabricksText } from '../../../translations/DatabricksText';
import { ExternalLink } from '../../common/ExternalLink';
import { StatusText } from '../../common/StatusText';
import styles from './detail.module.css';

/** Columns for what has an id and the property that each shows. */
interface ComputeColumns {
  name: ColumnConfig<{ id: string; name: string; url: string }>;
  state: ColumnConfig<{ id: string; state: string; stateMessage?: string }>;
  /** With what it was made by, where that is told. */
  creator: ColumnConfig<{ id: string; creator?: string; source?: string }>;
}

/** The columns that the tables of clusters, warehouses and jobs share. */
export function computeColumns(t: DatabricksText): ComputeColumns {
  return {
    name: {
      id: 'name',
      label: t('estate.name'),
      isRowHeader: true,
      width: '1.3fr',
      cell: ({ id, name, url }) => (
        <Cell>
          <ExternalLink
            href={url}
            label={t('estate.openIn', { name: `${name} (${id})` })}
          >
            {name}
          </ExternalLink>
        </Cell>
      ),
    },
    state: {
      id: 'state',
      label: t('estate.compute.state'),
      width: '1.3fr',
      cell: ({ state, stateMessage }) => (
        <Cell>
          <StatusText status={state} />
          {stateMessage && <p className={styles.message}>{stateMessage}</p>}
        </Cell>
      ),
    },
    creator: {
      id: 'creator',
      label: t('estate.compute.creator'),
      cell: ({ creator, source }) => (
        <CellText title={creator ?? '–'} description={source} />
      ),
    },
  };
}
