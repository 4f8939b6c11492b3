import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from '@backstage/ui';
import type {
  Deployment,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useCreateDeployment } from '../../queries/useCreateDeployment';
import { databricksTranslationRef } from '../../translation';
import { errorMessage } from '../common/errorMessage';
import { newIdempotencyKey } from './newIdempotencyKey';

const OPERATIONS: readonly DeploymentOperation[] = [
  'plan',
  'apply',
  'sleep',
  'wake',
  'rotate',
  'destroy',
];

function isOperation(value: string): value is DeploymentOperation {
  return OPERATIONS.some(operation => operation === value);
}

/**
 * Asks which operation to run. Mount it anew each time it is opened: one opening
 * starts at most one deployment, however often the button is pressed.
 */
export function DeployDialog(props: {
  entityRef: string;
  /** The environment's name, to be typed before it is destroyed. */
  environment: string;
  onClose: () => void;
  onStarted: (deployment: Deployment) => void;
}) {
  const { entityRef, environment, onClose, onStarted } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const [operation, setOperation] = useState<DeploymentOperation>('plan');
  const [confirmation, setConfirmation] = useState('');
  const [keys] = useState(
    (): Record<DeploymentOperation, string> => ({
      plan: newIdempotencyKey(),
      apply: newIdempotencyKey(),
      destroy: newIdempotencyKey(),
      sleep: newIdempotencyKey(),
      wake: newIdempotencyKey(),
      rotate: newIdempotencyKey(),
    }),
  );
  const [destroyable, setDestroyable] = useState('');
  const create = useCreateDeployment();
  const takesAddresses = operation === 'plan' || operation === 'apply';
  const confirmed = operation !== 'destroy' || confirmation === environment;

  const start = () => {
    if (!confirmed || create.isPending) {
      return;
    }
    create.mutate(
      {
        entityRef,
        operation,
        ...(takesAddresses &&
          destroyable.trim() !== '' && {
            allowDestroy: destroyable.trim().split(/[\s,]+/),
          }),
        idempotencyKey: keys[operation],
      },
      { onSuccess: onStarted },
    );
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
          <RadioGroup
            label={t('deploy.operation')}
            value={operation}
            onChange={value => {
              if (isOperation(value)) {
                setOperation(value);
              }
            }}
          >
            {OPERATIONS.map(name => (
              <Radio key={name} value={name}>
                {t(`deploy.${name}`)}
              </Radio>
            ))}
          </RadioGroup>
          <Text as="p" color="secondary">
            {t(`deploy.${operation}Hint`)}
          </Text>
          {takesAddresses && (
            <TextField
              label={t('deploy.allowDestroy')}
              description={t('deploy.allowDestroyHint')}
              value={destroyable}
              onChange={setDestroyable}
              autoComplete="off"
            />
          )}
          {operation === 'destroy' && (
            <TextField
              label={t('deploy.confirm', { name: environment })}
              description={t('deploy.confirmHint')}
              value={confirmation}
              onChange={setConfirmation}
              autoComplete="off"
            />
          )}
          {create.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('deploy.failed')}
              description={errorMessage(create.error)}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('deploy.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={operation === 'destroy'}
          isDisabled={!confirmed}
          isPending={create.isPending}
          onPress={start}
        >
          {t('deploy.start', { operation: t(`deploy.${operation}`) })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
