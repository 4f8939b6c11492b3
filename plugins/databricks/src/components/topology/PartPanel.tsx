import { Button, ButtonIcon, Flex, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { TopologyNode } from '@lakeport/topology';
import { useEffect, useRef } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { DifferenceList } from './DifferenceList';
import { HealthFindingText } from './HealthFindingText';
import type { NetworkView } from './NetworkView';
import { PartFacts } from './PartFacts';
import { StatusMark } from './StatusMark';
import styles from './topology.module.css';
import { useEscape } from './useEscape';

/** A wish to read about a part by keyboard; each object is one wish. */
export interface OpenedPart {
  id: string;
}

/**
 * Beside the picture: what the selected part is, how it compares, what is wrong
 * with it, its entity, and for a container a way to fold it. Escape closes it.
 */
export function PartPanel(props: {
  view: NetworkView;
  part: TopologyNode | undefined;
  opened: OpenedPart | undefined;
  /** Undefined for what holds nothing. */
  folded: boolean | undefined;
  onToggle: (id: string) => void;
  onClose: () => void;
}) {
  const { view, part, opened, folded, onToggle, onClose } = props;
  const { t } = useDatabricksTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  useEffect(() => {
    if (opened) {
      heading.current?.focus();
    }
  }, [opened]);
  const label = t('observed.panel.label');
  if (!part) {
    return (
      <aside className={styles.panel} aria-label={label} ref={panel}>
        <Text as="p" variant="body-small" color="secondary">
          {t('topology.nothingSelected')}
        </Text>
      </aside>
    );
  }
  const compared = view.compared.get(part.id);
  const entityRef = view.entities[part.id];
  const findings = view.health.filter(({ nodes }) => nodes.includes(part.id));
  return (
    <aside className={styles.panel} aria-label={label} ref={panel}>
      <div className={styles.panelContent}>
        <Flex justify="between" align="start" gap="2">
          <h3 className={styles.panelTitle} ref={heading} tabIndex={-1}>
            {part.name}
          </h3>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('observed.panel.close')}
            icon={<RiCloseLine />}
            onPress={onClose}
          />
        </Flex>
        <Text as="p" variant="body-small" color="secondary" role="status">
          {t('topology.selected', {
            name: `${t(`kinds.${part.kind}`)} ${part.name}`,
          })}
        </Text>
        {folded !== undefined && (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={!folded}
            onPress={() => onToggle(part.id)}
          >
            {t(folded ? 'topology.expand' : 'topology.collapse', {
              name: part.name,
            })}
          </Button>
        )}
        {entityRef && (
          <Text as="p">
            {t('observed.panel.entity')} <EntityLink entityRef={entityRef} />
          </Text>
        )}
        {compared && (
          <div>
            <StatusMark status={compared.status} />
            {compared.reason && (
              <Text as="p" variant="body-small" color="secondary">
                {compared.reason}
              </Text>
            )}
            <DifferenceList compared={compared} />
          </div>
        )}
        {findings.length > 0 && (
          <ul
            className={styles.findings}
            aria-label={t('observed.panel.findings')}
          >
            {findings.map(finding => (
              <li key={finding.id}>
                <HealthFindingText finding={finding} />
              </li>
            ))}
          </ul>
        )}
        <PartFacts part={part} compared={compared} />
      </div>
    </aside>
  );
}
