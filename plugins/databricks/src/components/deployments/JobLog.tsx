import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import type { ReadLog } from '../../queries/appendLog';
import { useDeploymentLog } from '../../queries/useDeploymentLog';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { QueryBoundary } from '../common/QueryBoundary';
import { formatCount } from '../common/formatCount';
import styles from './deployments.module.css';
import { plainLogLine } from './plainLogLine';

/** As many of the last lines are drawn, and as many more on each press. */
const STEP = 500;

function Lines(props: { log: ReadLog; job: string }) {
  const { lines, omitted, complete, problem } = props.log;
  const { job } = props;
  const { t } = useDatabricksTranslation();
  const [shown, setShown] = useState(STEP);
  const hidden = Math.max(0, lines.length - shown);
  if (problem !== undefined && lines.length === 0) {
    return (
      <Alert
        status="info"
        icon
        title={t('log.problem')}
        description={problem}
      />
    );
  }
  return (
    <Flex direction="column" gap="2">
      {omitted > 0 && (
        <Text as="p" color="secondary">
          {t('log.omitted', { number: formatCount(omitted) })}
        </Text>
      )}
      {hidden > 0 && (
        <Flex align="center" gap="3">
          <Text color="secondary">
            {t('log.hidden', { number: formatCount(hidden) })}
          </Text>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setShown(shown + STEP)}
          >
            {t('log.showEarlier', {
              number: formatCount(Math.min(STEP, hidden)),
            })}
          </Button>
        </Flex>
      )}
      {lines.length === 0 ? (
        <Text as="p" color="secondary">
          {t(complete ? 'log.empty' : 'log.none')}
        </Text>
      ) : (
        // A text that is read only: the keyboard gets into it, scrolls it, and
        // selects it alone.
        <textarea
          className={styles.scrolledLog}
          aria-label={t('log.label', { job })}
          readOnly
          rows={20}
          spellCheck={false}
          value={lines.slice(hidden).map(plainLogLine).join('\n')}
        />
      )}
      <Text as="p" variant="body-small" color="secondary">
        {complete
          ? t('log.complete', { number: formatCount(lines.length + omitted) })
          : t('log.live')}
      </Text>
      {problem !== undefined && (
        <Alert
          status="warning"
          icon
          title={t('log.problem')}
          description={problem}
        />
      )}
    </Flex>
  );
}

/** The log of one job while it comes in; the last lines, and more on demand. */
export function JobLog(props: { id: string; job: string }) {
  const { id, job } = props;
  const { t } = useDatabricksTranslation();
  const query = useDeploymentLog(id, job);
  return (
    <QueryBoundary query={query} what={t('log.what')}>
      {log => <Lines log={log} job={job} />}
    </QueryBoundary>
  );
}
