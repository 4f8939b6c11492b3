import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextField,
} from '@backstage/ui';
import type {
  Deployment,
  DeploymentOperation,
  EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { CommitField, readCommit } from './CommitField';
import { OperationChoice } from './OperationChoice';
import { StartFields } from './StartFields';
import { NO_OPTIONS, requestOf, type StartOptions } from './StartOptions';
import { StartProblem } from './StartProblem';
import { useStart } from './useStart';

/** The addresses of a list that is separated by spaces, commas or ends of lines. */
function addressesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(address => address !== '');
}

/**
 * Asks which operation to run, of what, and why. Mount it anew each time it is
 * opened: one opening starts a request at most once, however often the button is
 * pressed.
 */
export function DeployDialog(props: {
  entityRef: string;
  /** The environment's name, to be typed before it is destroyed. */
  environment: string;
  operations: EnvironmentOperations;
  onClose: () => void;
  onStarted: (deployment: Deployment) => void;
}) {
  const { entityRef, environment, operations, onClose, onStarted } = props;
  const { t } = useDatabricksTranslation();
  const [operation, setOperation] = useState<DeploymentOperation>(
    operations.items.find(({ allowed }) => allowed)?.operation ?? 'plan',
  );
  const [options, setOptions] = useState<StartOptions>(NO_OPTIONS);
  const [ref, setRef] = useState('');
  const [commit, setCommit] = useState('');
  const [confirm, setConfirm] = useState('');
  const [destroyable, setDestroyable] = useState('');
  const { start, isPending, error } = useStart(onStarted);
  const takesAddresses = operation === 'plan' || operation === 'apply';
  const pinned = readCommit(commit);
  const isConfirmed = operation !== 'destroy' || confirm === environment;
  const mayStart = operations.items.some(
    item => item.operation === operation && item.allowed,
  );

  const send = (chosen: StartOptions) => {
    const addresses = addressesOf(destroyable);
    const branch = ref.trim();
    start({
      entityRef,
      operation,
      ...(takesAddresses &&
        addresses.length > 0 && { allowDestroy: addresses }),
      ...(branch && { ref: branch }),
      ...(pinned && { commit: pinned }),
      ...(operation === 'destroy' && { confirm }),
      ...requestOf({
        ...chosen,
        approveInAdvance: chosen.approveInAdvance && operation !== 'plan',
      }),
    });
  };

  return (
    <Dialog
      isOpen
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogHeader>{t('deploy.title', { environment })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <OperationChoice
            items={operations.items}
            value={operation}
            onChange={setOperation}
          />
          <TextField
            label={t('deploy.ref')}
            description={t('deploy.refHint')}
            value={ref}
            onChange={setRef}
            autoComplete="off"
          />
          <CommitField value={commit} onChange={setCommit} />
          {takesAddresses && (
            <TextField
              label={t('deploy.allowDestroy')}
              description={t('deploy.allowDestroyHint')}
              value={destroyable}
              onChange={setDestroyable}
              autoComplete="off"
            />
          )}
          <StartFields
            entityRef={entityRef}
            operations={operations}
            changesSomething={operation !== 'plan'}
            options={options}
            onChange={setOptions}
          />
          {operation === 'destroy' && (
            <TextField
              label={t('deploy.confirm', { name: environment })}
              description={t('deploy.confirmHint')}
              value={confirm}
              onChange={setConfirm}
              autoComplete="off"
            />
          )}
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
          destructive={operation === 'destroy'}
          isDisabled={!isConfirmed || !mayStart || pinned === undefined}
          isPending={isPending}
          onPress={() => send(options)}
        >
          {t('deploy.start', { operation: t(`deploy.${operation}`) })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
