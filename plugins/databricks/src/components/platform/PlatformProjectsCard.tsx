import {
  Card,
  CardBody,
  CardHeader,
  Cell,
  SearchField,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import type {
  PlatformProject,
  PlatformProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { PullRequestLink } from '../common/PullRequestLink';
import styles from './platform.module.css';

type Row = PlatformProject & { id: string };

function searchProjects(projects: Row[], search: string): Row[] {
  const wanted = search.trim().toLocaleLowerCase('en-US');
  return projects.filter(({ name, repository, owner, environments }) =>
    [
      name,
      repository,
      owner,
      ...environments.flatMap(({ name: environment, ...where }) => [
        environment,
        where.region,
        where.awsAccountId,
        where.cidr ?? '',
      ]),
    ].some(text => text.toLocaleLowerCase('en-US').includes(wanted)),
  );
}

function EnvironmentLine(props: { environment: PlatformProjectEnvironment }) {
  const { name, region, awsAccountId, cidr, entityRef } = props.environment;
  const { t } = useDatabricksTranslation();
  return (
    <li>
      {entityRef ? <EntityLink entityRef={entityRef}>{name}</EntityLink> : name}{' '}
      <span className={styles.secondary}>
        {cidr
          ? t('platformProjects.environmentWithNetwork', {
              region,
              account: awsAccountId,
              cidr,
            })
          : t('platformProjects.environment', {
              region,
              account: awsAccountId,
            })}
      </span>
    </li>
  );
}

/** The projects that the platform lets in, and those that ask for it. */
export function PlatformProjectsCard(props: {
  projects: readonly PlatformProject[];
  /** Host of the repositories, where it is known. */
  host: string | undefined;
}) {
  const { projects, host } = props;
  const { t } = useDatabricksTranslation();
  const rows = useMemo(
    () =>
      projects.map((project): Row => {
        const { name, pending } = project;
        return { ...project, id: `${name} ${pending?.number ?? ''}` };
      }),
    [projects],
  );
  const { tableProps, search } = useTable({
    mode: 'complete',
    data: rows,
    searchFn: searchProjects,
    paginationOptions: { pageSize: 20 },
  });
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('platformProjects.name'),
        isRowHeader: true,
        cell: ({ name, entityRef, pending }) => (
          <Cell>
            {entityRef ? (
              <EntityLink entityRef={entityRef}>{name}</EntityLink>
            ) : (
              <Text>{name}</Text>
            )}
            {pending && (
              <div className={styles.secondary}>
                {t('platformProjects.pending')}{' '}
                <PullRequestLink pullRequest={pending} />
              </div>
            )}
          </Cell>
        ),
      },
      {
        id: 'repository',
        label: t('platformProjects.repository'),
        cell: ({ repository }) => (
          <Cell>
            {host ? (
              <ExternalLink href={`https://${host}/${repository}`}>
                {repository}
              </ExternalLink>
            ) : (
              <Text>{repository}</Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('platformProjects.owner'),
        cell: ({ owner }) => (
          <Cell>
            <EntityLink entityRef={owner} />
          </Cell>
        ),
      },
      {
        id: 'environments',
        label: t('platformProjects.environments'),
        width: '2fr',
        cell: ({ environments }) => (
          <Cell>
            {environments.length === 0 ? (
              <Text>{t('platformProjects.noEnvironments')}</Text>
            ) : (
              <ul className={styles.lines}>
                {environments.map(environment => (
                  <EnvironmentLine
                    key={environment.name}
                    environment={environment}
                  />
                ))}
              </ul>
            )}
          </Cell>
        ),
      },
    ],
    [t, host],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('platformProjects.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {rows.length === 0 ? (
          <EmptyState
            title={t('platformProjects.emptyTitle')}
            hint={t('platformProjects.emptyHint')}
          />
        ) : (
          <>
            <SearchField
              aria-label={t('platformProjects.filter')}
              placeholder={t('platformProjects.filter')}
              value={search.value}
              onChange={search.onChange}
            />
            <section aria-label={t('platformProjects.tableLabel')}>
              <Table
                {...tableProps}
                columnConfig={columns}
                emptyState={t('platformProjects.noMatch')}
              />
            </section>
          </>
        )}
      </CardBody>
    </Card>
  );
}
