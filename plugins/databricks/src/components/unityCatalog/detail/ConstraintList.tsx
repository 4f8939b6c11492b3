import type { UnityObjectDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import commonStyles from '../../common/common.module.css';

type Constraint = NonNullable<UnityObjectDetails['constraints']>[number];

/** Primary and foreign keys and named constraints, each with its columns. */
export function ConstraintList(props: { constraints: readonly Constraint[] }) {
  const { t } = useDatabricksTranslation();
  return (
    <ul
      className={commonStyles.list}
      aria-label={t('explorer.constraints.title')}
    >
      {props.constraints.map((constraint, index) => {
        const {
          kind,
          name,
          columns,
          parentTable,
          parentColumns = [],
        } = constraint;
        return (
          // A constraint may have no name; the list is never reordered.
          <li key={`${index} ${name}`}>
            <strong>{t(`explorer.constraints.${kind}`)}</strong>{' '}
            <code>{columns.join(', ')}</code>
            {parentTable && (
              <>
                {' '}
                {t('explorer.constraints.references')}{' '}
                <code>{`${parentTable}(${parentColumns.join(', ')})`}</code>
              </>
            )}
            {name && <div className={commonStyles.secondary}>{name}</div>}
          </li>
        );
      })}
    </ul>
  );
}
