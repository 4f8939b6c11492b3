import { Text } from '@backstage/ui';
import type { DeploymentApproval } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ActorName } from '../common/ActorName';
import { formatTime } from '../common/formatTime';

/** Where an approval stands: since when it waits, or who has decided and by what right. */
export function ApprovalState(props: { approval: DeploymentApproval }) {
  const {
    state,
    since,
    decidedBy,
    decidedAt,
    decidedWith,
    comment,
    inAdvance,
  } = props.approval;
  const { t } = useDatabricksTranslation();
  if (state === 'expected' || state === 'not-needed') {
    return <Text as="p">{t(`approval.${state}`)}</Text>;
  }
  if (state === 'waiting') {
    return (
      <Text as="p">
        {since
          ? t('approval.waiting', { time: formatTime(since) })
          : t('approval.waitingNoTime')}
      </Text>
    );
  }
  return (
    <>
      <Text as="p">
        {t(`approval.${state}`, {
          time: decidedAt ? formatTime(decidedAt) : '',
        })}
        {decidedBy && (
          <>
            {' '}
            {t('approval.by')} <ActorName actor={decidedBy} />
          </>
        )}
        {decidedWith && ` ${t(`approval.decidedWith.${decidedWith}`)}`}
        {comment && `: ${comment}`}
      </Text>
      {inAdvance && <Text as="p">{t('approval.inAdvance')}</Text>}
    </>
  );
}
