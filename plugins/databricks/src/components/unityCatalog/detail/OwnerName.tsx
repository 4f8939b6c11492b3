import { Text } from '@backstage/ui';
import type { UnityOwner } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EntityLink } from '../../common/EntityLink';

/**
 * Who owns something or may do something: the person or group of the catalog
 * where one was found, else the name as Databricks has it. The name is told
 * either way, since grants are given to it.
 */
export function OwnerName(props: { owner: UnityOwner | undefined }) {
  const { owner } = props;
  const { t } = useDatabricksTranslation();
  if (!owner) {
    return <Text color="secondary">{t('explorer.unknownOwner')}</Text>;
  }
  return owner.entityRef ? (
    <span title={owner.name}>
      <EntityLink entityRef={owner.entityRef} />
    </span>
  ) : (
    <Text>{owner.name}</Text>
  );
}
