import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  Deployment,
  EnvironmentOperations,
  ProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useEnvironmentOperations } from '../../queries/useEnvironmentOperations';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { CommitName } from '../common/CommitName';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { QueryBoundary } from '../common/QueryBoundary';
import { StartFields } from '../deployments/StartFields';
import {
  NO_OPTIONS,
  requestOf,
  type StartOptions,
} from '../deployments/StartOptions';
import { StartProblem } from '../deployments/StartProblem';
import { commitUrlOf } from '../deployments/commitUrlOf';
import { useStart } from '../deployments/useStart';

/** A deployment's commit, or that there is none. */
function RunningCommit(props: { applied: Deployment | undefined }) {
  const { applied } = props;
  const { t } = useDatabricksTranslation();
  return applied?.commit ? (
    <CommitName commit={applied.commit} url={commitUrlOf(applied)} />
  ) : (
    <>{t('promote.neverApplied')}</>
  );
}

/** Why an apply, or a promotion, may not be started. */
function refusalOf(operations: EnvironmentOperations): string | undefined {
  const apply = operations.items.find(({ operation }) => operation === 'apply');
  return apply?.allowed ? operations.promoteFrom?.reason : apply?.reason ?? '';
}

/** Says which commit replaces which, who approves, and starts the apply. */
export function PromoteDialog(props: {
  /** The environment that takes the commit over. */
  entityRef: string;
  environment: ProjectEnvironment;
  from: ProjectEnvironment;
  fromRef: string;
  onClose: () => void;
  onStarted: (deployment: Deployment) => void;
}) {
  const { entityRef, environment, from, fromRef, onClose, onStarted } = props;
  const { t } = useDatabricksTranslation();
  const names = { from: from.name, to: environment.name };
  const [options, setOptions] = useState<StartOptions>(NO_OPTIONS);
  const operations = useEnvironmentOperations(entityRef);
  const { start, isPending, error } = useStart(onStarted);
  const refusal = operations.data && refusalOf(operations.data);
  const send = (chosen: StartOptions) =>
    start({
      entityRef,
      operation: 'apply',
      promoteFrom: fromRef,
      ...requestOf(chosen),
    });

  return (
    <Dialog
      isOpen
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogHeader>{t('promote.title', names)}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{t('promote.explain', names)}</Text>
          <FactList>
            <Fact label={t('promote.replaces', { environment: names.to })}>
              <RunningCommit applied={environment.applied} />
            </Fact>
            <Fact label={t('promote.from', { environment: names.from })}>
              <RunningCommit applied={from.applied} />
            </Fact>
          </FactList>
          <QueryBoundary query={operations} what={t('promote.what')}>
            {data =>
              refusal === undefined ? (
                <StartFields
                  entityRef={entityRef}
                  operations={data}
                  changesSomething
                  options={options}
                  onChange={setOptions}
                />
              ) : (
                <Alert
                  role="alert"
                  status="warning"
                  icon
                  title={t('promote.refused')}
                  description={refusal || t('operations.noReason')}
                />
              )
            }
          </QueryBoundary>
          <StartProblem
            error={error}
            isQueueing={options.queue}
            onQueue={() => {
              const queued = { ...options, queue: true };
              setOptions(queued);
              send(queued);
            }}
          />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('deploy.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!operations.data || refusal !== undefined}
          isPending={isPending}
          onPress={() => send(options)}
        >
          {t('promote.start')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
