import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Handle, type NodeProps } from '@xyflow/react';
import { Fragment, memo } from 'react';
import { databricksTranslationRef } from '../../translation';
import { SIDES, type PartNode } from './flowElements';
import { markOf } from './markOf';
import { partStyle } from './partStyle';
import styles from './topology.module.css';

/** One part of the network: a card, or a box around the parts inside it. */
export const PartNodeView = memo(function Part({
  data: { part, container, hidden },
  selected,
}: NodeProps<PartNode>) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const mark = markOf(part);
  return (
    <div
      className={container ? `${styles.part} ${styles.container}` : styles.part}
      data-kind={part.kind}
      data-selected={selected || undefined}
      style={partStyle(part.kind)}
    >
      {SIDES.map(([side, position]) => (
        <Fragment key={side}>
          <Handle
            id={side}
            type="source"
            position={position}
            className={styles.handle}
          />
          <Handle
            id={side}
            type="target"
            position={position}
            className={styles.handle}
          />
        </Fragment>
      ))}
      <div className={styles.name}>{part.name}</div>
      <div className={styles.kind}>
        {t(`kinds.${part.kind}`)}
        {mark && ` · ${mark}`}
      </div>
      {hidden > 0 && (
        <div className={styles.kind}>
          {t('topology.collapsed', { number: String(hidden) })}
        </div>
      )}
    </div>
  );
});
