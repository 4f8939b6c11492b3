import { Badge, Text } from '@backstage/ui';
import type { UnityTag } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { tagText } from './tagText';
import styles from './detail.module.css';

/** Tags of an object or a column; undefined where they could not be read, which is not none. */
export function TagList(props: {
  tags: readonly UnityTag[] | undefined;
  label: string;
}) {
  const { tags, label } = props;
  const { t } = useDatabricksTranslation();
  if (!tags) {
    return <Text color="secondary">{t('explorer.tags.unknown')}</Text>;
  }
  if (tags.length === 0) {
    return <Text color="secondary">{t('explorer.none')}</Text>;
  }
  return (
    <ul className={styles.tags} aria-label={label}>
      {tags.map(tag => (
        <li key={tag.key}>
          <Badge>{tagText(tag)}</Badge>
        </li>
      ))}
    </ul>
  );
}
