import { Grid, Text } from '@backstage/ui';
import type {
  WorkspaceDetails,
  WorkspacePrincipal,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Disclosure } from '../../common/Disclosure';
import { formatCount } from '../../common/formatCount';
import { SpacedList } from '../../common/SpacedList';
import { FactsCard } from '../../estate/FactsCard';
import { PrincipalName } from './PrincipalName';
import { useAbsentText } from './useAbsentText';
import styles from './detail.module.css';

/** As many are shown at once. */
const FIRST = 12;

function PrincipalList(props: {
  principals: readonly WorkspacePrincipal[];
  label: string;
}) {
  const { t } = useDatabricksTranslation();
  return (
    <SpacedList label={props.label}>
      {props.principals.map(principal => (
        <li key={`${principal.type} ${principal.id}`}>
          <PrincipalName principal={principal} />{' '}
          <span className={styles.secondary}>
            ({t(`estate.people.type.${principal.type}`)})
          </span>
        </li>
      ))}
    </SpacedList>
  );
}

function Principals(props: {
  principals: readonly WorkspacePrincipal[] | undefined;
  title: string;
  absent: string;
}) {
  const { principals = [], title, absent } = props;
  const { t } = useDatabricksTranslation();
  const rest = principals.slice(FIRST);
  return (
    <div>
      <Text as="h3" variant="body-medium" weight="bold">
        {title}
      </Text>
      {principals.length === 0 ? (
        <Text as="p" color="secondary">
          {absent}
        </Text>
      ) : (
        <PrincipalList principals={principals.slice(0, FIRST)} label={title} />
      )}
      {rest.length > 0 && (
        <Disclosure
          summary={t('estate.people.more', {
            number: formatCount(rest.length),
          })}
        >
          <PrincipalList
            principals={rest}
            label={t('estate.people.rest', { title })}
          />
        </Disclosure>
      )}
    </div>
  );
}

/** Who administers a workspace, and who else may use it. */
export function PeopleCard({ details }: { details: WorkspaceDetails }) {
  const { admins, users } = details;
  const { t } = useDatabricksTranslation();
  const absent = useAbsentText(details);
  return (
    <FactsCard title={t('estate.people.title')}>
      <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
        <Principals
          principals={admins}
          title={t('estate.people.admins')}
          absent={absent}
        />
        <Principals
          principals={users}
          title={t('estate.people.users')}
          absent={absent}
        />
      </Grid.Root>
    </FactsCard>
  );
}
