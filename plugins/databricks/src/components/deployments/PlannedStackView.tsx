import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { ChangeList } from './ChangeList';
import { changeKind } from './changeKind';
import styles from './deployments.module.css';
import { useChangesText } from './useChangesText';

/** As many changes are read without asking for them. */
const FEW = 10;

/** One stack of a plan. What somebody should have seen is open from the start. */
export function PlannedStackView({ stack }: { stack: PlannedStack }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const changesText = useChangesText();
  const isOpen =
    stack.status === 'failed' ||
    stack.changes.length <= FEW ||
    stack.changes.some(change =>
      ['destroy', 'replace'].includes(changeKind(change) ?? ''),
    );
  const changes =
    stack.summary && changesText({ summary: stack.summary }, 'planned');
  const details = [
    stack.status === 'planned' ? undefined : t(`plan.${stack.status}`),
    changes ?? (stack.status === 'deferred' ? t('plan.unknown') : undefined),
  ]
    .filter(Boolean)
    .join(': ');
  if (stack.changes.length === 0 && !stack.message) {
    return (
      <Text as="p">
        <strong>{stack.stack}</strong> {details}
      </Text>
    );
  }
  return (
    <Accordion defaultExpanded={isOpen}>
      <AccordionTrigger level={4} title={stack.stack} subtitle={details} />
      <AccordionPanel>
        {stack.message && (
          <Text as="p" variant="body-small" className={styles.message}>
            {stack.message}
          </Text>
        )}
        {stack.changes.length > 0 && <ChangeList stack={stack} />}
      </AccordionPanel>
    </Accordion>
  );
}
