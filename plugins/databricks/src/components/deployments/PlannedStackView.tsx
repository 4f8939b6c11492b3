import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { FindingList } from '../common/FindingList';
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
    stack.status === 'refused' ||
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
  const findings = stack.findings ?? [];
  // The message of a refusal says again what its findings say.
  const message =
    stack.status === 'refused' && findings.length > 0
      ? undefined
      : stack.message;
  if (stack.changes.length === 0 && !message && findings.length === 0) {
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
        {message && (
          <Text as="p" variant="body-small" className={styles.message}>
            {message}
          </Text>
        )}
        {findings.length > 0 && (
          <FindingList
            findings={findings}
            label={t('plan.findingsOf', { stack: stack.stack })}
          />
        )}
        {stack.changes.length > 0 && <ChangeList stack={stack} />}
      </AccordionPanel>
    </Accordion>
  );
}
