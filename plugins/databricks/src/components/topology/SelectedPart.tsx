import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { TopologyNode } from '@lakeport/topology';
import { databricksTranslationRef } from '../../translation';
import { nodeDetail } from './nodeDetail';
import styles from './topology.module.css';

/** What the selected part is, and for a container a way to fold it. */
export function SelectedPart(props: {
  part: TopologyNode | undefined;
  container: boolean;
  folded: boolean;
  onToggle: (id: string) => void;
}) {
  const { part, container, folded, onToggle } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  if (!part) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('topology.nothingSelected')}
      </Text>
    );
  }
  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="3">
        <Text as="p" weight="bold" role="status">
          {t('topology.selected', {
            name: `${t(`kinds.${part.kind}`)} ${part.name}`,
          })}
        </Text>
        {container && (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={!folded}
            onPress={() => onToggle(part.id)}
          >
            {t(folded ? 'topology.expand' : 'topology.collapse', {
              name: part.name,
            })}
          </Button>
        )}
      </Flex>
      <dl className={styles.facts}>
        {nodeDetail(part).map(([key, value]) => [
          <dt key={`${key} term`}>{key}</dt>,
          <dd key={key}>{value}</dd>,
        ])}
      </dl>
    </Flex>
  );
}
