import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useCancelDeployment } from '../../queries/useCancelDeployment';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { errorMessage } from '../common/errorMessage';

/** As many characters does the API take. */
const MAX_REASON = 1_000;

/** Asks whether a deployment is to end before its end, and why. */
export function CancelDialog(props: {
  deployment: Deployment;
  onClose: () => void;
}) {
  const { deployment, onClose } = props;
  const { id, operation, environment, state } = deployment;
  const { t } = useDatabricksTranslation();
  const [reason, setReason] = useState('');
  const cancel = useCancelDeployment(id);
  const isSent = state !== 'queued' && state !== 'requested';
  return (
    <Dialog
      isOpen
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogHeader>
        {t('cancellation.title', { operation, environment })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">
            {t(isSent ? 'cancellation.sent' : 'cancellation.notSent')}
          </Text>
          <TextField
            label={t('cancellation.reason')}
            value={reason}
            maxLength={MAX_REASON}
            onChange={setReason}
          />
          {cancel.error && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('cancellation.failed')}
              description={errorMessage(cancel.error)}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('cancellation.keep')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={cancel.isPending}
          onPress={() => {
            if (!cancel.isPending) {
              cancel.mutate(reason.trim(), { onSuccess: onClose });
            }
          }}
        >
          {t('cancellation.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
