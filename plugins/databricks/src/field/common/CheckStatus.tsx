import { Button, Flex, Text } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { errorMessage } from '../../components/common/errorMessage';
import type { RemoteCheck } from './useRemoteCheck';

/**
 * What others say about a value, read out when it changes. It is there before
 * there is anything to say: screen readers only follow what they know.
 */
export function CheckStatus(props: {
  remote: RemoteCheck;
  /** What to say when others have nothing against the value. */
  accepted?: string;
}) {
  const { remote, accepted } = props;
  const { t } = useDatabricksTranslation();
  const answer = remote.state === 'answered' ? remote.answer : undefined;
  return (
    <Flex direction="column" gap="1" role="status" aria-live="polite">
      {remote.state === 'checking' && (
        <Text as="p" variant="body-small" color="secondary">
          {t('field.checking')}
        </Text>
      )}
      {answer && answer.problems.length === 0 && accepted && (
        <Text as="p" variant="body-small" color="success">
          {accepted}
        </Text>
      )}
      {answer?.notes.map(note => (
        <Text key={note} as="p" variant="body-small" color="warning">
          {note}
        </Text>
      ))}
      {remote.state === 'failed' && (
        <Flex align="center" gap="2">
          <Text as="p" variant="body-small" color="warning">
            {t('field.checkFailed', { reason: errorMessage(remote.error) })}
          </Text>
          <Button size="small" variant="tertiary" onPress={remote.retry}>
            {t('state.retry')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
