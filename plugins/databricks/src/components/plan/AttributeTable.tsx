import { Badge, Text } from '@backstage/ui';
import type {
  PlannedAttribute,
  PlannedChange,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './plan.module.css';

function Value(props: {
  attribute: PlannedAttribute;
  side: 'before' | 'after';
}) {
  const { attribute, side } = props;
  const { t } = useDatabricksTranslation();
  if (attribute.sensitive) {
    return <em>{t('plan.sensitive')}</em>;
  }
  if (side === 'after' && attribute.unknown) {
    return <em>{t('plan.unknownValue')}</em>;
  }
  const value = attribute[side];
  return value === undefined ? (
    <em>{t('plan.noValue')}</em>
  ) : (
    <code>{value}</code>
  );
}

/** What differs of one resource. Values that are secret are told by a word. */
export function AttributeTable(props: { change: PlannedChange }) {
  const { address, attributes = [], omittedAttributes } = props.change;
  const { t } = useDatabricksTranslation();
  return (
    <>
      <table
        className={styles.attributes}
        aria-label={t('plan.attributesOf', { address })}
      >
        <thead>
          <tr>
            <th scope="col">{t('plan.attribute')}</th>
            <th scope="col">{t('plan.before')}</th>
            <th scope="col">{t('plan.after')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(attribute => (
            <tr key={attribute.path}>
              <th scope="row">
                <code>{attribute.path}</code>{' '}
                {attribute.forcesReplacement && (
                  <Badge>{t('plan.forcesReplacement')}</Badge>
                )}
              </th>
              <td>
                <Value attribute={attribute} side="before" />
              </td>
              <td>
                <Value attribute={attribute} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {omittedAttributes !== undefined && (
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.omittedAttributes', { number: `${omittedAttributes}` })}
        </Text>
      )}
    </>
  );
}
