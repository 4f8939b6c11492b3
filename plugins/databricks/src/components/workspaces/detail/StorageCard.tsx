import { Text } from '@backstage/ui';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { FactsCard } from '../../estate/FactsCard';
import { useAbsentText } from './useAbsentText';

/** An object of the Databricks account with what it stands for in AWS. */
function AccountObject(props: {
  aws: string | undefined;
  name: string | undefined;
  id: string;
}) {
  const { aws, name, id } = props;
  return (
    <>
      <div>{aws ?? name ?? id}</div>
      <Text as="p" variant="body-small" color="secondary">
        {[aws === undefined ? undefined : name, id]
          .filter(text => text !== undefined)
          .join(' · ')}
      </Text>
    </>
  );
}

/** The role, the root bucket and the keys of a workspace. */
export function StorageCard({ details }: { details: WorkspaceDetails }) {
  const { credentials, storage, keys } = details;
  const { t } = useDatabricksTranslation();
  const absent = useAbsentText(details);
  return (
    <FactsCard title={t('estate.storage.title')}>
      <FactList>
        <Fact label={t('estate.storage.role')}>
          {credentials ? (
            <AccountObject
              aws={credentials.roleArn}
              name={credentials.name}
              id={credentials.id}
            />
          ) : (
            absent
          )}
        </Fact>
        <Fact label={t('estate.storage.bucket')}>
          {storage ? (
            <AccountObject
              aws={storage.bucket}
              name={storage.name}
              id={storage.id}
            />
          ) : (
            absent
          )}
        </Fact>
        {keys.length === 0 && (
          <Fact label={t('estate.storage.keys')}>{absent}</Fact>
        )}
        {keys.map(({ id, arn, alias, useCases }) => (
          <Fact
            key={id}
            label={t('estate.storage.key', {
              useCases: useCases.join(', ') || '–',
            })}
          >
            <AccountObject aws={arn} name={alias} id={id} />
          </Fact>
        ))}
      </FactList>
    </FactsCard>
  );
}
