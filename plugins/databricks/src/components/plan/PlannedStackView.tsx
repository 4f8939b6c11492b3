import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { PlannedStack } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { FindingList } from '../common/FindingList';
import { PlannedModuleView } from './PlannedModuleView';
import { isDestructive } from './isDestructive';
import styles from './plan.module.css';
import type { PlanTreeStack } from './planTree';
import { useChangesText } from './useChangesText';

/** As many changes are read without asking for them. */
const FEW = 10;

/** What a stack's line says besides its name. */
function useStackText(): (stack: PlannedStack) => string {
  const { t } = useDatabricksTranslation();
  const changesText = useChangesText();
  return ({ status, summary, changes }) => {
    const how =
      status === 'deferred' && changes.length > 0 ? 'synthesized' : status;
    const what =
      (summary && changesText({ summary }, 'planned')) ??
      (status === 'deferred' ? t('plan.unknown') : undefined);
    return [how === 'planned' ? undefined : t(`plan.${how}`), what]
      .filter(Boolean)
      .join(': ');
  };
}

/** One stack of a plan. What somebody should have seen is open from the start. */
export function PlannedStackView(props: {
  part: PlanTreeStack;
  /** Only what somebody searched for is in it: unfolded, whatever it is. */
  isFiltered: boolean;
}) {
  const { isFiltered } = props;
  const { stack, modules } = props.part;
  const { t } = useDatabricksTranslation();
  const details = useStackText()(stack);
  const isOpen =
    isFiltered ||
    stack.status === 'failed' ||
    stack.status === 'refused' ||
    stack.changes.length <= FEW ||
    stack.changes.some(isDestructive);
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
        {modules.map(part => (
          <PlannedModuleView
            key={part.module}
            stack={stack.stack}
            part={part}
            isOpen={isFiltered}
          />
        ))}
        {stack.omittedChanges !== undefined && (
          <Text as="p" variant="body-small" color="secondary">
            {t('plan.omittedChanges', { number: `${stack.omittedChanges}` })}
          </Text>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
