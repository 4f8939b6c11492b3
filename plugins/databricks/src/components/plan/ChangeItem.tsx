import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';
import {
  RiAddCircleLine,
  RiCircleLine,
  RiDeleteBinLine,
  RiEditCircleLine,
  RiLoopLeftLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Disclosure } from '../common/Disclosure';
import { AttributeTable } from './AttributeTable';
import { changeKind, type ChangeKind } from './changeKind';
import styles from './plan.module.css';

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

/** What is done to one resource; its attributes unfold. */
export function ChangeItem(props: { change: PlannedChange }) {
  const { change } = props;
  const { t } = useDatabricksTranslation();
  const kind = changeKind(change);
  const { Icon, colour } = kind ? MARKS[kind] : OTHER;
  const address = <code>{change.address}</code>;
  return (
    <li className={styles.change}>
      <Icon size={16} color={colour} aria-hidden />
      <span>
        {kind ? t(`changes.kind.${kind}`) : change.actions.join(', ')}
      </span>
      <div>
        {change.attributes?.length ? (
          <Disclosure summary={address}>
            <AttributeTable change={change} />
          </Disclosure>
        ) : (
          address
        )}
      </div>
    </li>
  );
}
