import { ResponseError } from '@backstage/errors';
import { Alert, Button } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { errorMessage } from '../common/errorMessage';

/** HTTP's word for: not while something else goes on. */
const CONFLICT = 409;

/** Why nothing was started; where something else goes on, a way to wait for it. */
export function StartProblem(props: {
  error: Error | null;
  /** Whether it was to wait already. */
  isQueueing: boolean;
  onQueue: () => void;
}) {
  const { error, isQueueing, onQueue } = props;
  const { t } = useDatabricksTranslation();
  if (!error) {
    return null;
  }
  const isBusy =
    !isQueueing &&
    error instanceof ResponseError &&
    error.statusCode === CONFLICT;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t(isBusy ? 'deploy.busy' : 'deploy.failed')}
      description={errorMessage(error)}
      customActions={
        isBusy && (
          <Button size="small" variant="secondary" onPress={onQueue}>
            {t('deploy.queueInstead')}
          </Button>
        )
      }
    />
  );
}
