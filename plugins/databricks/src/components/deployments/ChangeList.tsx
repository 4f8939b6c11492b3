import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import {
  RiAddCircleLine,
  RiCircleLine,
  RiDeleteBinLine,
  RiEditCircleLine,
  RiLoopLeftLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { databricksTranslationRef } from '../../translation';
import { changeKind, type ChangeKind } from './changeKind';
import styles from './deployments.module.css';

const MARKS: Record<
  ChangeKind,
  { Icon: RemixiconComponentType; colour: string }
> = {
  destroy: { Icon: RiDeleteBinLine, colour: 'var(--bui-fg-negative)' },
  replace: { Icon: RiLoopLeftLine, colour: 'var(--bui-fg-warning)' },
  change: { Icon: RiEditCircleLine, colour: 'var(--bui-fg-announcement)' },
  add: { Icon: RiAddCircleLine, colour: 'var(--bui-fg-positive)' },
};
const OTHER = { Icon: RiCircleLine, colour: 'var(--bui-fg-secondary)' };

/** What would be done to the resources of a stack, in the order it comes. */
export function ChangeList({ stack }: { stack: PlannedStack }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  return (
    <>
      <ul
        className={styles.changes}
        aria-label={t('plan.changesOf', { stack: stack.stack })}
      >
        {stack.changes.map(change => {
          const kind = changeKind(change);
          const { Icon, colour } = kind ? MARKS[kind] : OTHER;
          return (
            <li key={change.address} className={styles.change}>
              <Icon size={16} color={colour} aria-hidden />
              <span>
                {kind ? t(`changes.kind.${kind}`) : change.actions.join(', ')}
              </span>
              <code>{change.address}</code>
            </li>
          );
        })}
      </ul>
      {stack.omittedChanges !== undefined && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.omittedChanges', { number: `${stack.omittedChanges}` })}
        </Text>
      )}
    </>
  );
}
