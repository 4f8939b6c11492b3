import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type {
  DeclaredFile,
  FileProblem,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ProblemList } from '../common/ProblemList';

/** Where the project file says otherwise than the file of its platform. */
export function DifferencesCard(props: {
  differences: readonly FileProblem[];
  file: DeclaredFile;
  /** Some sources could not be read: none here does not mean that there are none. */
  isPartial: boolean;
}) {
  const { differences, file, isPartial } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('differences.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {differences.length === 0 ? (
          <Text as="p" color="secondary">
            {t(isPartial ? 'differences.noneSeen' : 'differences.none')}
          </Text>
        ) : (
          <ProblemList
            problems={differences}
            file={file}
            label={t('differences.label')}
          />
        )}
      </CardBody>
    </Card>
  );
}
