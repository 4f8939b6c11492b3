import type { ComparisonStatus, Topology } from '@lakeport/topology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusMark } from './StatusMark';
import { edgeLines } from './edgeLines';
import { partStyle } from './partStyle';
import styles from './topology.module.css';

/** The colours, lines and signs that occur in a picture. */
export function TopologyLegend(props: {
  topology: Topology;
  /** How its parts compare; none unless two networks are compared. */
  statuses: readonly ComparisonStatus[];
}) {
  const { topology, statuses } = props;
  const { t } = useDatabricksTranslation();
  const kinds = [...new Set(topology.nodes.map(node => node.kind))];
  const connections = [...new Set(topology.edges.map(edge => edge.kind))];
  return (
    <ul className={styles.legend} aria-label={t('topology.legend')}>
      {statuses.map(status => (
        <li key={status}>
          <span className={styles.swatch} data-status={status} />
          <StatusMark status={status} />
        </li>
      ))}
      {kinds.map(kind => (
        <li key={kind}>
          <span className={styles.swatch} style={partStyle(kind)} />
          {t(`kinds.${kind}`)}
        </li>
      ))}
      {connections.map(kind => (
        <li key={kind}>
          <svg width="32" height="8" aria-hidden>
            <line
              x1="0"
              y1="4"
              x2="32"
              y2="4"
              stroke={edgeLines[kind].colour}
              strokeDasharray={edgeLines[kind].dashes}
              strokeWidth="1.5"
            />
          </svg>
          {t(`connections.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
