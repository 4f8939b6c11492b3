import { Text } from '@backstage/ui';
import type {
  UnityObjectDetails,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ReactNode } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ColumnsSection } from './ColumnsSection';
import { ConstraintList } from './ConstraintList';
import { DefinitionText } from './DefinitionText';
import { FunctionFacts } from './FunctionFacts';
import { ObjectFacts } from './ObjectFacts';
import { PropertyList } from './PropertyList';
import styles from './detail.module.css';

function Section(props: { title: string; children: ReactNode }) {
  return (
    <div className={styles.section}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </div>
  );
}

/** What an object is: facts, columns, constraints, definition, function and properties. */
export function ObjectOverview(props: {
  object: UnityObjectName;
  workspace?: string;
  details: UnityObjectDetails;
  /** Shows where a column's data come from; left out where that is not known. */
  onColumnLineage?: (column: string) => void;
}) {
  const { object, workspace, details, onColumnLineage } = props;
  const { t } = useDatabricksTranslation();
  const { columns, constraints = [], viewDefinition, properties } = details;
  return (
    <>
      <ObjectFacts details={details} />
      {columns && (
        <Section title={t('explorer.columns.title')}>
          <ColumnsSection
            // Another table's tags are asked for anew.
            key={details.object.fullName}
            object={object}
            workspace={workspace}
            columns={columns}
            constraints={constraints}
            onLineage={onColumnLineage}
          />
        </Section>
      )}
      {constraints.length > 0 && (
        <Section title={t('explorer.constraints.title')}>
          <ConstraintList constraints={constraints} />
        </Section>
      )}
      {viewDefinition && (
        <Section title={t('explorer.viewDefinition')}>
          <DefinitionText
            text={viewDefinition}
            label={t('explorer.viewDefinition')}
          />
        </Section>
      )}
      {details.function && (
        <Section title={t('explorer.function.title')}>
          <FunctionFacts function={details.function} />
        </Section>
      )}
      {Object.keys(properties).length > 0 && (
        <Section title={t('explorer.properties')}>
          <PropertyList properties={properties} />
        </Section>
      )}
    </>
  );
}
