import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Text } from '@backstage/ui';
import {
  databricksDeploymentCancelPermission,
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ActorName } from '../common/ActorName';
import { formatTime } from '../common/formatTime';
import { CancelDialog } from './CancelDialog';

/** Who has asked to end a deployment, or a way to do so for those who may. */
export function Cancellation(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { cancellation, entityRef } = deployment;
  const { t } = useDatabricksTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { allowed } = usePermission({
    permission: databricksDeploymentCancelPermission,
    resourceRef: entityRef,
  });
  if (cancellation) {
    const { by, at, reason } = cancellation;
    return (
      <Text as="p">
        {t('cancellation.asked', { time: formatTime(at) })}{' '}
        {t('cancellation.askedBy')} <ActorName actor={by} />
        {reason && `: ${reason}`}
      </Text>
    );
  }
  if (!allowed || isFinished(deployment)) {
    return null;
  }
  return (
    <div>
      <Button
        size="small"
        variant="secondary"
        destructive
        onPress={() => setIsOpen(true)}
      >
        {t('cancellation.button')}
      </Button>
      {isOpen && (
        <CancelDialog
          deployment={deployment}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
