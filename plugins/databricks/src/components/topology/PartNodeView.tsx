import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { SIDES, type PartNode } from './flowElements';
import { markOf } from './markOf';
import { partStyle } from './partStyle';
import { statusMarks } from './statusMarks';
import styles from './topology.module.css';
import { useSummaryText } from './useSummaryText';

/** One part of the network: a card, or a box around the parts inside it. */
export const PartNodeView = memo(function Part({
  data: { part, container, summary, ports },
  selected,
}: NodeProps<PartNode>) {
  const { t } = useDatabricksTranslation();
  const summaryText = useSummaryText();
  const { status, errors, warnings } = summary;
  const kind = t(`kinds.${part.kind}`);
  const text = [summaryText(summary), kind, markOf(part)]
    .filter(Boolean)
    .join(' · ');
  return (
    <div
      className={container ? `${styles.part} ${styles.container}` : styles.part}
      data-kind={part.kind}
      data-selected={selected || undefined}
      data-status={status}
      data-health={(errors && 'error') || (warnings && 'warning') || undefined}
      style={partStyle(part.kind)}
    >
      {ports.map(({ side, type }) => (
        <Handle
          key={`${type} ${side}`}
          id={side}
          type={type}
          position={SIDES[side]}
          className={styles.handle}
        />
      ))}
      <div className={styles.name}>
        {status && status !== 'same' && (
          <span className={styles.mark} aria-hidden>
            {statusMarks[status]}
          </span>
        )}
        {part.name}
      </div>
      <div className={styles.kind} title={text}>
        {text}
      </div>
    </div>
  );
});
